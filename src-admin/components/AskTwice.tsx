import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError } from '../api/error';
import { Confirm } from './Confirm';

interface Props {
	/** On the button that asks. */
	text: string;
	title: string;
	/** The title where the server says that somebody uses it, and the code by which it says so. */
	titleInUse: string;
	codeInUse: string;
	/** What goes and what stays. */
	explanation: string;
	onDelete: ( force: boolean ) => Promise< unknown >;
	/** What is said and opened when it is gone. */
	onDone: () => void;
}

/**
 * The server says first what would be lost; only a second, informed yes deletes.
 * @param props
 */
export function AskTwice( props: Props ) {
	const [ asking, setAsking ] = useState< { inUse: string } | null >( null );

	const remove = async () => {
		const isInformed = ( asking?.inUse ?? '' ) !== '';
		try {
			await props.onDelete( isInformed );
		} catch ( thrown ) {
			const error = toApiError( thrown );
			if ( error.code === props.codeInUse && ! isInformed ) {
				setAsking( { inUse: error.message } );
				return;
			}
			throw error;
		}
		setAsking( null );
		props.onDone();
	};
	return (
		<>
			<Button
				variant="tertiary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setAsking( { inUse: '' } ) }
			>
				{ props.text }
			</Button>
			{ asking && (
				<Confirm
					key={ asking.inUse }
					title={ asking.inUse ? props.titleInUse : props.title }
					action={
						asking.inUse
							? __( 'Delete all the same', 'ringwell' )
							: __( 'Delete', 'ringwell' )
					}
					isDestructive
					onConfirm={ remove }
					onCancel={ () => setAsking( null ) }
				>
					{ asking.inUse || props.explanation }
				</Confirm>
			) }
		</>
	);
}
