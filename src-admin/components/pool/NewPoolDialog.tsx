import { Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { addPoolNumbers, savePool } from '../../api/pools';
import type { Pool, Target } from '../../api/types';
import { DialogButtons } from '../DialogButtons';
import { TextField } from '../Field';
import { Problem } from '../Problem';
import { useSaving } from '../useSaving';
import { errorsByNumber, usable } from './pasted';
import { PasteNumbers } from './PasteNumbers';
import { useReading } from './useReading';

interface Props {
	target: Target;
	/** What the pool is called at first. */
	name: string;
	onMade: ( pool: Pool ) => void;
	onClose: () => void;
}

/** A pool with its numbers, made where it is needed. */
export function NewPoolDialog( {
	target,
	name: suggested,
	onMade,
	onClose,
}: Props ) {
	const [ name, setName ] = useState( suggested );
	const [ text, setText ] = useState( '' );
	const reading = useReading( text );
	const [ sent, setSent ] = useState< string[] >( [] );
	// The pool may be there while its numbers were refused; the next try must not make a second one.
	const [ made, setMade ] = useState< Pool | null >( null );
	const numbers = usable( reading.lines );

	const { error, errors, isBusy, submit } = useSaving( async () => {
		setSent( numbers );
		const pool = await savePool( made?.id ?? null, {
			name: name.trim(),
			target_id: target.id,
		} );
		setMade( pool );
		if ( numbers.length > 0 ) {
			await addPoolNumbers( pool.id, numbers );
		}
		onMade( pool );
	} );
	const close = () => ( made ? onMade( made ) : onClose() );
	return (
		<Modal
			title={ __( 'New pool', 'ringwell' ) }
			onRequestClose={ close }
			className="ringwell-modal"
			shouldCloseOnClickOutside={ text === '' }
		>
			<TextField
				label={ __( 'Name of the pool', 'ringwell' ) }
				value={ name }
				maxLength={ 120 }
				error={ errors.name }
				onChange={ setName }
			/>
			<PasteNumbers
				text={ text }
				onChange={ setText }
				reading={ reading }
				refused={ errorsByNumber( errors, sent ) }
				error={ errors.numbers }
			/>
			<Problem text={ error?.message ?? '' } />
			<DialogButtons
				save={ __( 'Make the pool', 'ringwell' ) }
				isBusy={ isBusy }
				canSave={ reading.isCurrent && name.trim() !== '' }
				onCancel={ close }
				onSave={ submit }
			/>
		</Modal>
	);
}
