import { store, withSyncEvent } from '@wordpress/interactivity';
import { openDesk, type Desk } from './desk.ts';
import { watchDialog } from './dialog.ts';
import { newState, type FormState } from './state.ts';
import { readPrinted } from './texts.ts';

export { offer, open } from './dialog.ts';

const FORM = 'form[data-ringwell-form]';

const data = readPrinted();
const desks = new Map< HTMLFormElement, Desk >();
const formOf = ( { target }: Event ): HTMLFormElement | null =>
	( target as Element ).closest( FORM );
const deskOf = ( event: Event ): Desk | undefined => {
	const form = formOf( event );
	return form ? desks.get( form ) : undefined;
};

const forms = [ ...document.querySelectorAll< HTMLFormElement >( FORM ) ];
const keyOf = ( { dataset }: HTMLFormElement ) => dataset.ringwellForm!;

/** By the key under which the directives of a form find theirs; without what the page prints, the browser sends it itself. */
const states: Record< string, FormState > = Object.fromEntries(
	data ? forms.map( ( form ) => [ keyOf( form ), newState() ] ) : []
);

const { state } = store( 'ringwell/form', {
	state: states,
	actions: {
		begin: ( event: Event ) => deskOf( event )?.begin(),
		typed: ( event: Event ) =>
			deskOf( event )?.typed( event.target as Element ),
		left: ( event: Event ) =>
			deskOf( event )?.left( event.target as Element ),
		send: withSyncEvent( ( event: Event ) => {
			const desk = deskOf( event );
			if ( desk ) {
				event.preventDefault();
				void desk.send();
			}
		} ),
	},
} );

if ( data ) {
	forms.forEach( ( form ) => {
		const own = state[ keyOf( form ) ];
		if ( own ) {
			desks.set( form, openDesk( form, own, data ) );
			// We say what is wrong ourselves, and keep what the visitor has typed in sight.
			form.noValidate = true;
		}
	} );
	const leave = () => desks.forEach( ( desk ) => desk.leave() );
	addEventListener( 'pagehide', leave );
	// An iPhone says no more than this of a tab that is closed, and lets nothing hidden go on.
	document.addEventListener( 'visibilitychange', () => {
		if ( document.hidden ) {
			leave();
		}
	} );
	// What brought this script may be the first use itself.
	const used = document.querySelector< HTMLFormElement >(
		`${ FORM }:focus-within`
	);
	if ( used ) {
		desks.get( used )?.begin();
	}
}
watchDialog();
