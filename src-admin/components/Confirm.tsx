import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { toApiError } from '../api/error';
import { Problem } from './Problem';

interface Props {
	title: string;
	/** What the button does, in a word. */
	action: string;
	children: ReactNode;
	isDestructive?: boolean;
	/** May refuse by throwing; its message is shown and the dialog stays. */
	onConfirm: () => void | Promise< void >;
	onCancel: () => void;
}

export function Confirm( {
	title,
	action,
	children,
	isDestructive = false,
	onConfirm,
	onCancel,
}: Props ) {
	const [ busy, setBusy ] = useState( false );
	const [ refusal, setRefusal ] = useState( '' );
	const confirm = async () => {
		setBusy( true );
		try {
			await onConfirm();
		} catch ( thrown ) {
			setRefusal( toApiError( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<Modal
			title={ title }
			size="small"
			onRequestClose={ onCancel }
			className="ringwell-modal"
		>
			<p>{ children }</p>
			<Problem text={ refusal } />
			<div className="ringwell-buttons">
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					onClick={ onCancel }
				>
					{ __( 'Cancel', 'ringwell' ) }
				</Button>
				<Button
					variant="primary"
					__next40pxDefaultSize
					isDestructive={ isDestructive }
					isBusy={ busy }
					disabled={ busy }
					onClick={ confirm }
				>
					{ action }
				</Button>
			</div>
		</Modal>
	);
}
