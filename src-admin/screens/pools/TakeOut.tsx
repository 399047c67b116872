import { __, sprintf } from '@wordpress/i18n';
import { saveNumber } from '../../api/numbers';
import type { NumberRow } from '../../api/types';
import { ConfirmTwice } from '../../components/ConfirmTwice';
import { useSay } from '../../components/notices';
import { phone } from '../../words/phone';

/**
 * Takes a number out of use; where a visitor has it right now, only after the owner has heard so.
 * @param props
 * @param props.row
 * @param props.role
 * @param props.onClose
 */
export function TakeOut( {
	row,
	role,
	onClose,
}: {
	row: NumberRow;
	role: 'quarantined' | 'detaching';
	onClose: () => void;
} ) {
	const say = useSay();
	return (
		<ConfirmTwice
			title={ sprintf(
				/* translators: %s: phone number */
				__( 'Take %s out of use?', 'ringwell' ),
				phone( row.number )
			) }
			titleInUse={ __( 'A visitor has this number', 'ringwell' ) }
			codeInUse="ringwell_number_held"
			action={ __( 'Take out', 'ringwell' ) }
			actionInUse={ __( 'Take out all the same', 'ringwell' ) }
			explanation={
				role === 'quarantined'
					? __(
							'It rests: no visitor sees it any more. People who saw it may still ring it, and their calls are still counted. You may use it again later.',
							'ringwell'
						)
					: __(
							'It is being given up: no visitor sees it any more. People who saw it may still ring it: keep it forwarded while they do.',
							'ringwell'
						)
			}
			onConfirm={ ( force ) => saveNumber( row.id, { role }, force ) }
			onDone={ () => {
				say( __( 'The number is out of use.', 'ringwell' ) );
				onClose();
			} }
			onCancel={ onClose }
		/>
	);
}
