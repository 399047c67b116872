import { Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { addPoolNumbers } from '../../api/pools';
import type { Pool } from '../../api/types';
import { DialogButtons } from '../DialogButtons';
import { useSay } from '../notices';
import { Problem } from '../Problem';
import { useSaving } from '../useSaving';
import { errorsByNumber, usable } from './pasted';
import { PasteNumbers } from './PasteNumbers';
import { useReading } from './useReading';

interface Props {
	pool: Pool;
	onClose: () => void;
}

export function AddNumbersDialog( { pool, onClose }: Props ) {
	const say = useSay();
	const [ text, setText ] = useState( '' );
	const reading = useReading( text );
	const [ sent, setSent ] = useState< string[] >( [] );
	const numbers = usable( reading.lines );
	const canSave = numbers.length > 0 && reading.isCurrent;

	const { error, errors, isBusy, submit } = useSaving( async () => {
		setSent( numbers );
		await addPoolNumbers( pool.id, numbers );
		say(
			sprintf(
				/* translators: %d: number of phone numbers */
				_n(
					'%d number added.',
					'%d numbers added.',
					numbers.length,
					'ringwell'
				),
				numbers.length
			)
		);
		onClose();
	} );
	return (
		<Modal
			title={ sprintf(
				/* translators: %s: name of a pool */
				__( 'Add numbers to “%s”', 'ringwell' ),
				pool.name
			) }
			onRequestClose={ onClose }
			className="ringwell-modal"
			// A click beside it would lose what was pasted.
			shouldCloseOnClickOutside={ text === '' }
		>
			<PasteNumbers
				text={ text }
				onChange={ setText }
				reading={ reading }
				refused={ errorsByNumber( errors, sent ) }
				error={ errors.numbers }
			/>
			<Problem text={ error?.message ?? '' } />
			<DialogButtons
				save={ __( 'Add', 'ringwell' ) }
				isBusy={ isBusy }
				canSave={ canSave }
				onCancel={ onClose }
				onSave={ submit }
			/>
		</Modal>
	);
}
