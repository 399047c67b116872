import { Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useBranches, useBranchTimes } from '../../api/branches';
import type { Branch } from '../../api/branches';
import { changeCallbackTime } from '../../api/callbacks';
import type { CallbackDetail } from '../../api/callbacks';
import { errorsWithoutField } from '../../api/fields';
import { Answer } from '../../components/Answer';
import { DialogButtons } from '../../components/DialogButtons';
import { SelectField } from '../../components/Field';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { useSaving } from '../../components/useSaving';
import { choiceOf } from './times';
import type { Choice } from './times';
import { When } from './When';

interface Props {
	callback: CallbackDetail;
	onClose: () => void;
}

/** Another time for a callback, by the clock of its branch, and another branch where there are several. */
export function TimeDialog( props: Props ) {
	const branches = useBranches();
	return (
		<Modal
			title={ __( 'When shall it ring?', 'ringwell' ) }
			size="small"
			onRequestClose={ props.onClose }
			className="ringwell-modal"
		>
			<Answer of={ branches } lines={ 3 }>
				{ ( known ) => (
					<TimeForm { ...props } branches={ known.branches } />
				) }
			</Answer>
		</Modal>
	);
}

function TimeForm( {
	callback,
	branches,
	onClose,
}: Props & { branches: readonly Branch[] } ) {
	const say = useSay();
	// One that was removed can't be asked for its hours.
	const [ branch, setBranch ] = useState(
		() =>
			( branches.find( ( { id } ) => id === callback.branch.id ) ??
				branches[ 0 ] )!.id
	);
	const times = useBranchTimes( branch );
	const [ wanted, setWanted ] = useState< Choice >( {
		day: '',
		at: callback.next_at ?? '',
	} );
	const choice = times.data ? choiceOf( times.data, wanted ) : wanted;
	const at = times.data ? choice.at : '';
	const { error, errors, isBusy, submit } = useSaving(
		at === ''
			? null
			: async () => {
					await changeCallbackTime( callback.id, { at, branch } );
					say( __( 'Time changed.', 'ringwell' ) );
					onClose();
				}
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
		<form onSubmit={ submit } noValidate>
			{ branches.length > 1 && (
				<SelectField
					label={ __( 'Branch', 'ringwell' ) }
					value={ String( branch ) }
					options={ branches.map( ( { id, name } ) => ( {
						value: String( id ),
						label: name,
					} ) ) }
					error={ errors.branch }
					onChange={ ( id ) => setBranch( Number( id ) ) }
				/>
			) }
			<Answer of={ times } lines={ 2 }>
				{ ( known ) => (
					<When
						times={ known }
						choice={ choice }
						error={ errors.at }
						onChange={ setWanted }
					/>
				) }
			</Answer>
			<Problem text={ others.join( ' ' ) } />
			<DialogButtons
				save={ __( 'Save', 'ringwell' ) }
				isBusy={ isBusy }
				canSave={ at !== '' }
				onCancel={ onClose }
			/>
		</form>
	);
}
