import { Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { errorsWithoutField } from '../../api/fields';
import { saveTarget } from '../../api/targets';
import type { Target } from '../../api/types';
import { phone } from '../../words/phone';
import { DialogButtons } from '../DialogButtons';
import { TextField } from '../Field';
import { useSay } from '../notices';
import { Problem } from '../Problem';
import { useSaving } from '../useSaving';

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
		number: target ? phone( target.number ) : ( proposed?.number ?? '' ),
		display: target?.display ?? '',
	} );
	const set = ( change: Partial< typeof draft > ) =>
		setDraft( ( now ) => ( { ...now, ...change } ) );

	const { error, errors, isBusy, submit } = useSaving( async () => {
		await saveTarget( target?.id ?? null, {
			name: draft.name.trim(),
			number: draft.number.trim(),
			display: draft.display.trim() || null,
		} );
		say( __( 'Number saved.', 'ringwell' ) );
		onClose();
	} );
	const others = error
		? [
				...( Object.keys( errors ).length === 0
					? [ error.message ]
					: [] ),
				...errorsWithoutField( errors, SHOWN ),
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
			<form onSubmit={ submit } noValidate>
				<Problem text={ others.join( ' ' ) } />
				<TextField
					label={ __( 'What you call it', 'ringwell' ) }
					value={ draft.name }
					maxLength={ 120 }
					error={ errors.name }
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
					error={ errors.number }
					onChange={ ( number ) => set( { number } ) }
				/>
				<TextField
					label={ __( 'Always write it like this', 'ringwell' ) }
					dir="ltr"
					maxLength={ 64 }
					help={ __( 'Empty: as each page writes it.', 'ringwell' ) }
					value={ draft.display }
					error={ errors.display }
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
