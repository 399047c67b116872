import { Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { toApiError } from '../../api/error';
import type { ApiError } from '../../api/error';
import { errorsWithoutField } from '../../api/fields';
import { saveTarget } from '../../api/targets';
import type { Target } from '../../api/types';
import { DialogButtons } from '../DialogButtons';
import { TextField } from '../Field';
import { useSay } from '../notices';

interface Props {
	/** null: a new one. */
	target: Target | null;
	/** What a new one begins with. */
	proposed?: { name: string; number: string } | undefined;
	onClose: () => void;
}

const SHOWN = [ 'name', 'number', 'display' ];

export function TargetDialog( { target, proposed, onClose }: Props ) {
	const say = useSay();
	const [ draft, setDraft ] = useState( {
		name: target?.name ?? proposed?.name ?? __( 'Main number', 'ringwell' ),
		number: target?.number ?? proposed?.number ?? '',
		display: target?.display ?? '',
	} );
	const [ error, setError ] = useState< ApiError | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const set = ( change: Partial< typeof draft > ) =>
		setDraft( ( now ) => ( { ...now, ...change } ) );

	const save = async ( event: FormEvent ) => {
		event.preventDefault();
		setBusy( true );
		setError( null );
		try {
			await saveTarget( target?.id ?? null, {
				name: draft.name.trim(),
				number: draft.number.trim(),
				display: draft.display.trim() || null,
			} );
			say( __( 'Number saved.', 'ringwell' ) );
			onClose();
		} catch ( thrown ) {
			setError( toApiError( thrown ) );
			setBusy( false );
		}
	};
	const fields = error?.fields ?? {};
	const others = error
		? [
				...( Object.keys( fields ).length === 0
					? [ error.message ]
					: [] ),
				...errorsWithoutField( fields, SHOWN ),
			]
		: [];
	return (
		<Modal
			title={
				target
					? __( 'Number on the site', 'ringwell' )
					: __( 'Add a number', 'ringwell' )
			}
			onRequestClose={ onClose }
			className="ringwell-modal"
		>
			<form onSubmit={ save } noValidate>
				{ others.length > 0 && (
					<p className="ringwell-error" role="alert">
						{ others.join( ' ' ) }
					</p>
				) }
				<TextField
					label={ __( 'What you call it', 'ringwell' ) }
					value={ draft.name }
					maxLength={ 120 }
					error={ fields.name }
					onChange={ ( name ) => set( { name } ) }
				/>
				<TextField
					label={ __(
						'The number, as your pages show it',
						'ringwell'
					) }
					type="tel"
					dir="ltr"
					placeholder="8 (495) 111-22-33"
					maxLength={ 64 }
					help={ __( 'In any format.', 'ringwell' ) }
					value={ draft.number }
					error={ fields.number }
					onChange={ ( number ) => set( { number } ) }
				/>
				<TextField
					label={ __( 'Always write it like this', 'ringwell' ) }
					dir="ltr"
					maxLength={ 64 }
					help={ __( 'Empty: as each page writes it.', 'ringwell' ) }
					value={ draft.display }
					error={ fields.display }
					onChange={ ( display ) => set( { display } ) }
				/>
				<DialogButtons
					save={ __( 'Save', 'ringwell' ) }
					isBusy={ isBusy }
					onCancel={ onClose }
				/>
			</form>
		</Modal>
	);
}
