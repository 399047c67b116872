import {
	SelectControl,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { useEffect, useId, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import { Unbroken } from './Unbroken';

interface Shared {
	label: string;
	help?: ReactNode;
	/** What the server (or the form) has against the value. */
	error?: string | undefined;
	hideLabel?: boolean;
	className?: string;
	disabled?: boolean;
}

interface TextProps extends Shared {
	value: string;
	onChange: ( value: string ) => void;
	type?:
		| 'text'
		| 'url'
		| 'password'
		| 'number'
		| 'date'
		| 'datetime-local'
		| 'tel';
	inputMode?: 'decimal';
	placeholder?: string;
	required?: boolean;
	maxLength?: number;
	min?: number | string;
	max?: number | string;
	autoComplete?: string;
	dir?: 'ltr';
}

/*
 * WordPress's controls with an error under them. The control's own help is not used: it would own
 * aria-describedby alone, and the error has to be read out with it.
 */

export function TextField( props: TextProps ) {
	const { label, hideLabel, error, value, onChange } = props;
	const {
		help: _help,
		error: _error,
		className: _class,
		hideLabel: _hideLabel,
		...input
	} = props;
	const { ids, frame } = useFrame( props );
	return frame(
		<TextControl
			{ ...input }
			{ ...ids }
			label={ label }
			hideLabelFromVision={ hideLabel ?? false }
			value={ value }
			onChange={ onChange }
			aria-invalid={ error ? true : undefined }
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}

export function TextAreaField(
	props: Shared & {
		value: string;
		onChange: ( value: string ) => void;
		rows?: number;
		placeholder?: string;
	}
) {
	const {
		help: _help,
		error: _error,
		className: _class,
		hideLabel,
		...input
	} = props;
	const { ids, frame } = useFrame( props );
	return frame(
		<TextareaControl
			{ ...input }
			{ ...ids }
			hideLabelFromVision={ hideLabel ?? false }
			aria-invalid={ props.error ? true : undefined }
			__nextHasNoMarginBottom
		/>
	);
}

export function SelectField< T extends string >(
	props: Shared & {
		value: T;
		onChange: ( value: T ) => void;
		options: readonly { value: T; label: string }[];
	}
) {
	const { label, hideLabel, value, onChange, options, error, disabled } =
		props;
	const { ids, frame } = useFrame( props );
	const select = useRef< HTMLSelectElement >( null );
	const describedBy = ids[ 'aria-describedby' ];
	// SelectControl takes no description but its own help, so that React leaves the attribute alone.
	useEffect( () => {
		if ( describedBy ) {
			select.current?.setAttribute( 'aria-describedby', describedBy );
		} else {
			select.current?.removeAttribute( 'aria-describedby' );
		}
	} );
	return frame(
		<SelectControl
			ref={ select }
			label={ label }
			hideLabelFromVision={ hideLabel ?? false }
			value={ value }
			options={ [ ...options ] }
			disabled={ disabled ?? false }
			onChange={ ( chosen: string ) => onChange( chosen as T ) }
			aria-invalid={ error ? true : undefined }
			__next40pxDefaultSize
			__nextHasNoMarginBottom
		/>
	);
}

function useFrame( { help, error, className = '' }: Shared ) {
	const id = useId();
	const described = [ error && `${ id }-error`, help && `${ id }-help` ]
		.filter( Boolean )
		.join( ' ' );
	return {
		ids: ( described ? { 'aria-describedby': described } : {} ) as {
			'aria-describedby'?: string;
		},
		frame: ( control: ReactNode ) => (
			<div
				className={ `ringwell-field ${ error ? 'has-error' : '' } ${ className }` }
			>
				{ control }
				{ error && (
					<p id={ `${ id }-error` } className="ringwell-error">
						<Unbroken text={ error } />
					</p>
				) }
				{ help && (
					<p id={ `${ id }-help` } className="ringwell-help">
						{ help }
					</p>
				) }
			</div>
		),
	};
}
