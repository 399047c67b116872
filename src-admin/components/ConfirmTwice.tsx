import { useState } from '@wordpress/element';
import { toApiError } from '../api/error';
import { Confirm } from './Confirm';

export interface ConfirmTwiceProps {
	title: string;
	/** The title where the server says that somebody uses it, and the code by which it says so. */
	titleInUse: string;
	codeInUse: string;
	/** What goes and what stays. */
	explanation: string;
	/** What the button does, and what it does after the server's warning. */
	action: string;
	actionInUse: string;
	onConfirm: ( force: boolean ) => Promise< unknown >;
	/** What is said and opened when it is done. */
	onDone: () => void;
	onCancel: () => void;
}

/**
 * The server says first what would be lost; only a second, informed yes does it.
 * @param props
 */
export function ConfirmTwice( props: ConfirmTwiceProps ) {
	const [ inUse, setInUse ] = useState( '' );

	const confirm = async () => {
		try {
			await props.onConfirm( inUse !== '' );
		} catch ( thrown ) {
			const error = toApiError( thrown );
			if ( error.code === props.codeInUse && inUse === '' ) {
				setInUse( error.message );
				return;
			}
			throw error;
		}
		props.onDone();
	};
	return (
		<Confirm
			key={ inUse }
			title={ inUse ? props.titleInUse : props.title }
			action={ inUse ? props.actionInUse : props.action }
			isDestructive
			onConfirm={ confirm }
			onCancel={ props.onCancel }
		>
			{ inUse || props.explanation }
		</Confirm>
	);
}
