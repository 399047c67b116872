import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { toApiError } from '../../../api/error';
import type { FieldErrors } from '../../../api/error';
import { makeLink, revokeLink, useLinks } from '../../../api/recordings';
import type { Link, Recording } from '../../../api/recordings';
import { CopyText } from '../../../components/CopyText';
import { SelectField, TextField } from '../../../components/Field';
import { Problem } from '../../../components/Problem';
import { dayAndTime, span } from '../../../words/time';

const DAY = 24 * 60;
const DAYS = [ 1, 7, 30, 90 ];

interface Props {
	call: number;
	recordings: readonly Recording[];
}

/** Addresses by which other software of the clinic may fetch a recording without a login. */
export function Links( { call, recordings }: Props ) {
	const links = useLinks( call ).data ?? [];
	const [ isMaking, setMaking ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const revoke = async ( id: number ) => {
		setProblem( '' );
		try {
			await revokeLink( call, id );
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
	};
	return (
		<details className="ringwell-links">
			<summary>{ __( 'For other software', 'ringwell' ) }</summary>
			<p className="ringwell-help">
				{ __(
					'Whoever has such an address hears the recording without logging in, until it runs out or you revoke it.',
					'ringwell'
				) }
			</p>
			<ul>
				{ links.map( ( link ) => (
					<li key={ link.id }>
						{ link.label }
						<span className="ringwell-muted">
							{ stateText( link ) }
						</span>
						{ link.state === 'open' && (
							<Button
								variant="link"
								isDestructive
								onClick={ () => void revoke( link.id ) }
							>
								{ __( 'Revoke', 'ringwell' ) }
							</Button>
						) }
					</li>
				) ) }
			</ul>
			<Problem text={ problem } />
			{ isMaking ? (
				<NewLink call={ call } recordings={ recordings } />
			) : (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					disabled={ recordings.length === 0 }
					accessibleWhenDisabled
					onClick={ () => setMaking( true ) }
				>
					{ __( 'Make an address', 'ringwell' ) }
				</Button>
			) }
		</details>
	);
}

function stateText( link: Link ): string {
	const used = sprintf(
		/* translators: %d: how often */
		_n( 'used %d time', 'used %d times', link.used, 'ringwell' ),
		link.used
	);
	const state = {
		open: sprintf(
			/* translators: %s: day and time */
			__( 'until %s', 'ringwell' ),
			dayAndTime( link.until )
		),
		revoked: __( 'revoked', 'ringwell' ),
		over: __( 'has run out', 'ringwell' ),
	}[ link.state ];
	return `${ state } · ${ used }`;
}

function NewLink( { call, recordings }: Props ) {
	const [ label, setLabel ] = useState( '' );
	const [ days, setDays ] = useState( '7' );
	const [ recording, setRecording ] = useState(
		String( recordings[ 0 ]?.id ?? 0 )
	);
	const [ url, setUrl ] = useState( '' );
	const [ isBusy, setBusy ] = useState( false );
	const [ errors, setErrors ] = useState< FieldErrors >( {} );
	const [ problem, setProblem ] = useState( '' );
	const make = async () => {
		setBusy( true );
		setErrors( {} );
		setProblem( '' );
		try {
			const made = await makeLink( call, {
				label,
				// A minute less, because the server's clock may be behind this one.
				until: new Date(
					Date.now() + Number( days ) * DAY * 60_000 - 60_000
				).toISOString(),
				recording: Number( recording ),
			} );
			setUrl( made.url );
		} catch ( thrown ) {
			const { fields, message } = toApiError( thrown );
			setErrors( fields );
			setProblem( fields.label ? '' : message );
		}
		setBusy( false );
	};
	if ( url !== '' ) {
		return (
			<>
				<p>
					{ __(
						'Copy the address now: it is not shown again.',
						'ringwell'
					) }
				</p>
				<CopyText text={ url } />
			</>
		);
	}
	return (
		<div className="ringwell-links__new">
			<TextField
				label={ __( 'Whom it is for', 'ringwell' ) }
				value={ label }
				maxLength={ 80 }
				error={ errors.label }
				onChange={ setLabel }
			/>
			{ recordings.length > 1 && (
				<SelectField
					label={ __( 'Recording', 'ringwell' ) }
					value={ recording }
					options={ recordings.map( ( { id }, i ) => ( {
						value: String( id ),
						label: String( i + 1 ),
					} ) ) }
					onChange={ setRecording }
				/>
			) }
			<SelectField
				label={ __( 'How long', 'ringwell' ) }
				value={ days }
				options={ DAYS.map( ( count ) => ( {
					value: String( count ),
					label: span( count * DAY ),
				} ) ) }
				onChange={ setDays }
			/>
			<Problem text={ problem } />
			<Button
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
				onClick={ () => void make() }
			>
				{ __( 'Make an address', 'ringwell' ) }
			</Button>
		</div>
	);
}
