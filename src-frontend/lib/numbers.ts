import type { Target } from './config.ts';
import { givenOf, isPast, isUsable, type Given } from './given.ts';
import type { GivenNumber } from './messages.ts';
import type { Store } from './store.ts';

/** Names in storage begin so; the target follows. */
const HELD = 'held-';

/** Puts down what a target shows from now on, here and for the next page. */
export const keepNumber = (
	given: Map< number, Given >,
	store: Store | null,
	answer: GivenNumber
): void => {
	if ( isUsable( answer ) ) {
		const number = givenOf( answer );
		given.set( answer.target, number );
		store?.write( `${ HELD }${ answer.target }`, number );
	}
};

/** What the last page was given, as far as it may still be trusted. */
export const recallNumbers = (
	given: Map< number, Given >,
	store: Store,
	targets: Target[]
): void =>
	targets.forEach( ( { id } ) => {
		const number = Object( store.read( `${ HELD }${ id }` ) ) as Given;
		if ( isUsable( number ) && ! isPast( number ) ) {
			given.set( id, number );
		}
	} );
