import { Button } from '@wordpress/components';
import { lazy, Suspense, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { deleteHandCall } from '../../api/handCalls';
import type { Call } from '../../api/types';
import { can } from '../../boot';
import { AskFirst } from '../../components/AskFirst';
import { useSay } from '../../components/notices';

// For clinics that answer plain phones.
const HandCallDialog = lazy( () =>
	import( /* webpackChunkName: "hand-call" */ './HandCallDialog' ).then(
		( { HandCallDialog: dialog } ) => ( { default: dialog } )
	)
);

const mayType = () => can( 'ringwell_handle_contacts' );

/** The button above the list, for those who talk to the callers. */
export function AddCall() {
	return mayType() ? (
		<OpensDialog call={ null } text={ __( 'Add a call', 'ringwell' ) } />
	) : null;
}

interface Props {
	call: Call;
	/** When it is gone. */
	onDeleted: () => void;
}

/**
 * What can be done with a call that somebody typed in; of others nothing.
 * @param props
 * @param props.call
 * @param props.onDeleted
 */
export function HandCallActions( { call, onDeleted }: Props ) {
	const say = useSay();
	if ( ! call.by_hand || ! mayType() ) {
		return null;
	}
	return (
		<section className="ringwell-row">
			<OpensDialog
				call={ call }
				text={ __( 'Change this call', 'ringwell' ) }
			/>
			<AskFirst
				text={ __( 'Delete this call', 'ringwell' ) }
				title={ __( 'Delete this call?', 'ringwell' ) }
				action={ __( 'Delete', 'ringwell' ) }
				isDestructive
				onConfirm={ () => deleteHandCall( call.id ) }
				onDone={ () => {
					say( __( 'Call deleted.', 'ringwell' ) );
					onDeleted();
				} }
			>
				{ __(
					'It was entered by hand and can’t be brought back.',
					'ringwell'
				) }
			</AskFirst>
		</section>
	);
}

function OpensDialog( { call, text }: { call: Call | null; text: string } ) {
	const [ isOpen, setOpen ] = useState( false );
	return (
		<>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => setOpen( true ) }
			>
				{ text }
			</Button>
			{ isOpen && (
				<Suspense fallback={ null }>
					<HandCallDialog
						call={ call }
						onClose={ () => setOpen( false ) }
					/>
				</Suspense>
			) }
		</>
	);
}
