import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ConfirmTwice } from './ConfirmTwice';
import type { ConfirmTwiceProps } from './ConfirmTwice';

interface Props extends Pick<
	ConfirmTwiceProps,
	'title' | 'titleInUse' | 'codeInUse' | 'explanation' | 'onDone'
> {
	/** On the button that asks. */
	text: string;
	onDelete: ( force: boolean ) => Promise< unknown >;
}

/* A button that deletes, after an informed yes. */
export function AskTwice( { text, onDelete, onDone, ...asked }: Props ) {
	const [ isAsking, setAsking ] = useState( false );
	return (
		<>
			<Button
				variant="tertiary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setAsking( true ) }
			>
				{ text }
			</Button>
			{ isAsking && (
				<ConfirmTwice
					{ ...asked }
					action={ __( 'Delete', 'ringwell' ) }
					actionInUse={ __( 'Delete all the same', 'ringwell' ) }
					onConfirm={ onDelete }
					onDone={ () => {
						setAsking( false );
						onDone();
					} }
					onCancel={ () => setAsking( false ) }
				/>
			) }
		</>
	);
}
