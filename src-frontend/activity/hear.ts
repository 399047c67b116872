import { isUsable } from '../lib/given.ts';
import type { GivenNumber, Shown } from '../lib/messages.ts';
import type { Page } from '../lib/page.ts';

/**
 * Takes an activity answer in. Of a number that was taken its fallback is shown from now on, and nothing else
 * in this page.
 *
 * @return what was shown until now where the number was taken
 */
export const hear = (
	{ given, give }: Page,
	answer: GivenNumber[],
	asked: Shown[]
): Shown[] =>
	answer
		.filter( ( said ) => {
			const now = given.get( said.target );
			// About a number that is not on screen any more, or was never a pool's, an answer says nothing;
			// and another number of a pool is for the next page.
			return (
				now?.kind === 'pool' &&
				isUsable( said ) &&
				asked.some(
					( was ) =>
						was.target === said.target && was.number === now.number
				) &&
				( said.number === now.number || said.kind !== 'pool' )
			);
		} )
		.flatMap( ( said ) => {
			const { target } = said;
			const { number = '' } = given.get( target ) ?? {};
			const isTaken = said.number !== number;
			give( isTaken ? { ...said, ttl: 0 } : said );
			return isTaken ? [ { target, number } ] : [];
		} );
