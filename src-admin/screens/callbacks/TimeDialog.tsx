import { Modal } from '@wordpress/components';
import { dateI18n, getDate } from '@wordpress/date';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useBranches } from '../../api/branches';
import { changeCallbackTime } from '../../api/callbacks';
import type { CallbackDetail } from '../../api/callbacks';
import { errorsWithoutField } from '../../api/fields';
import { DialogButtons } from '../../components/DialogButtons';
import { SelectField, TextField } from '../../components/Field';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { useSaving } from '../../components/useSaving';

const LOCAL = 'Y-m-d\\TH:i';

interface Props {
	callback: CallbackDetail;
	onClose: () => void;
}

/** Another time for a callback, by the site's clock, and another branch where there are several. */
export function TimeDialog( { callback, onClose }: Props ) {
	const say = useSay();
	const branches = useBranches().data?.branches ?? [];
	const [ at, setAt ] = useState( () =>
		dateI18n( LOCAL, callback.next_at ?? new Date() )
	);
	const [ branch, setBranch ] = useState( String( callback.branch.id ) );
	const moment = getDate( at );
	const isTime = at !== '' && ! Number.isNaN( moment.getTime() );
	const { error, errors, isBusy, submit } = useSaving(
		isTime
			? async () => {
					await changeCallbackTime( callback.id, {
						at: moment.toISOString(),
						...( branch === '0'
							? {}
							: { branch: Number( branch ) } ),
					} );
					say( __( 'Time changed.', 'ringwell' ) );
					onClose();
				}
			: null
	);
	const others = error
		? [
				...( Object.keys( errors ).length > 0
					? []
					: [ error.message ] ),
				...errorsWithoutField( errors, [ 'at', 'branch' ] ),
			]
		: [];
	return (
		<Modal
			title={ __( 'When shall it ring?', 'ringwell' ) }
			size="small"
			onRequestClose={ onClose }
			className="ringwell-modal"
		>
			<form onSubmit={ submit } noValidate>
				<TextField
					label={ __( 'Day and time', 'ringwell' ) }
					help={ __( 'By this site’s clock', 'ringwell' ) }
					type="datetime-local"
					value={ at }
					error={ errors.at }
					onChange={ setAt }
				/>
				{ branches.length > 1 && (
					<SelectField
						label={ __( 'Branch', 'ringwell' ) }
						value={ branch }
						options={ branches.map( ( { id, name } ) => ( {
							value: String( id ),
							label: name,
						} ) ) }
						error={ errors.branch }
						onChange={ setBranch }
					/>
				) }
				<Problem text={ others.join( ' ' ) } />
				<DialogButtons
					save={ __( 'Save', 'ringwell' ) }
					isBusy={ isBusy }
					canSave={ isTime }
					onCancel={ onClose }
				/>
			</form>
		</Modal>
	);
}
