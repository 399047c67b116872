import { Button } from '@wordpress/components';
import {
	createContext,
	lazy,
	Suspense,
	useContext,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Call } from '../../api/types';
import { can } from '../../boot';

// Needed seldom, and by few.
const AddNumberDialog = lazy( () =>
	import( /* webpackChunkName: "add-number" */ './AddNumberDialog' ).then(
		( { AddNumberDialog: dialog } ) => ( { default: dialog } )
	)
);

type Rang = Pick<
	Call,
	'direction' | 'number' | 'number_known' | 'number_written'
>;

/** A telephone inside the clinic. */
const EXTENSION = /^\d{1,6}$/;

const OpenContext = createContext< ( call: Rang ) => void >( () => undefined );

/**
 * The dialog, above the list and the story that offer it: their rows come and go while it is open.
 * @param props
 * @param props.children
 */
export function AddNumberProvider( { children }: { children: ReactNode } ) {
	const [ call, setCall ] = useState< Rang | null >( null );
	return (
		<OpenContext.Provider value={ setCall }>
			{ children }
			{ call && (
				<Suspense fallback={ null }>
					<AddNumberDialog
						number={ call.number }
						written={ call.number_written }
						onClose={ () => setCall( null ) }
					/>
				</Suspense>
			) }
		</OpenContext.Provider>
	);
}

/**
 * Whether the number that rang is none of ours and could be: an extension of the phone system could not.
 * @param call
 */
const canAdd = ( call: Rang ): boolean =>
	can( 'ringwell_edit_sources' ) &&
	call.direction === 'in' &&
	! call.number_known &&
	call.number !== '' &&
	! EXTENSION.test( call.number );

/**
 * Offered where a call rang a number that nobody has added.
 * @param props
 * @param props.call
 */
export function AddNumber( { call }: { call: Rang } ) {
	const open = useContext( OpenContext );
	return canAdd( call ) ? (
		<Button
			variant="link"
			className="ringwell-add-number"
			onClick={ () => open( call ) }
		>
			{ __( 'Add this number', 'ringwell' ) }
		</Button>
	) : null;
}
