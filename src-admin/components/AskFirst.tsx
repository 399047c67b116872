import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import type { ReactNode } from 'react';
import { Confirm } from './Confirm';

interface Props {
	/** On the button that asks. */
	text: string;
	title: string;
	/** On the button that does it, in a word. */
	action: string;
	isDestructive?: boolean;
	/** May refuse by throwing; the dialog stays and shows why. */
	onConfirm: () => Promise< void >;
	/** What is said and opened when it is done and the dialog is gone. */
	onDone: () => void;
	/** What will be lost, and what stays. */
	children: ReactNode;
}

/**
 * A button for what can't be undone.
 * @param props
 */
export function AskFirst( props: Props ) {
	const { isDestructive = false } = props;
	const [ isAsking, setAsking ] = useState( false );
	return (
		<>
			<Button
				variant={ isDestructive ? 'tertiary' : 'secondary' }
				isDestructive={ isDestructive }
				__next40pxDefaultSize
				onClick={ () => setAsking( true ) }
			>
				{ props.text }
			</Button>
			{ isAsking && (
				<Confirm
					title={ props.title }
					action={ props.action }
					isDestructive={ isDestructive }
					onConfirm={ async () => {
						await props.onConfirm();
						setAsking( false );
						props.onDone();
					} }
					onCancel={ () => setAsking( false ) }
				>
					{ props.children }
				</Confirm>
			) }
		</>
	);
}
