import { Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { saveGroup } from '../../../api/groups';
import type { SourceGroup } from '../../../api/types';
import { DialogButtons } from '../../../components/DialogButtons';
import { TextField } from '../../../components/Field';
import { Problem } from '../../../components/Problem';
import { useSaving } from '../../../components/useSaving';

interface Props {
	onMade: ( group: SourceGroup ) => void;
	onClose: () => void;
}

/** A group made where it is needed: a name is enough, what it shows is said on its own page. */
export function NewGroupDialog( { onMade, onClose }: Props ) {
	const [ name, setName ] = useState( '' );
	const { error, errors, isBusy, submit } = useSaving( async () =>
		onMade( await saveGroup( null, { name: name.trim() } ) )
	);
	return (
		<Modal
			title={ __( 'New group', 'ringwell' ) }
			size="small"
			onRequestClose={ onClose }
			className="ringwell-modal"
		>
			<TextField
				label={ __( 'Name of the group', 'ringwell' ) }
				value={ name }
				maxLength={ 120 }
				error={ errors.name }
				onChange={ setName }
			/>
			<Problem text={ errors.name ? '' : ( error?.message ?? '' ) } />
			<p className="ringwell-muted">
				{ __(
					'What it shows is said on the group’s own page.',
					'ringwell'
				) }
			</p>
			<DialogButtons
				save={ __( 'Make the group', 'ringwell' ) }
				isBusy={ isBusy }
				canSave={ name.trim() !== '' }
				onCancel={ onClose }
				onSave={ submit }
			/>
		</Modal>
	);
}
