import { givenOf, isPast, isUsable, type Given } from './given.ts';
import type { GivenNumber } from './messages.ts';
import type { Store } from './store.ts';

const HELD = 'held';

const readHeld = ( store: Store | null ) =>
	Object( store?.read( HELD ) ) as Record< number, Given >;

/** Puts down what a target shows from now on, here and for the next page. */
export const keepNumber = (
	given: Map< number, Given >,
	store: Store | null,
	answer: GivenNumber
): void => {
	if ( isUsable( answer ) ) {
		given.set( answer.target, givenOf( answer ) );
		store?.write( HELD, {
			...readHeld( store ),
			...Object.fromEntries( given ),
		} );
	}
};

/** What the last page was given, as far as it may still be trusted. */
export const recallNumbers = (
	given: Map< number, Given >,
	store: Store,
	targets: number[]
): void => {
	const held = readHeld( store );
	for ( const target of targets ) {
		const number = Object( held[ target ] ) as Given;
		if ( isUsable( number ) && ! isPast( number ) ) {
			given.set( target, number );
		}
	}
};
