import type { Page } from '../lib/page.ts';

/**
 * Sliders clone their slides, and routers keep the pages that they left: such a copy holds the visitor's number as if the
 * page had written it. From now on that one is found too, so that a copy follows when the number is taken.
 */
export const knowCopies = ( { config, given }: Page ): void =>
	given.forEach( ( { kind, number }, id ) => {
		const { targets } = config;
		if (
			kind === 'pool' &&
			! targets.some( ( target ) => target.number === number )
		) {
			targets.push( { id, number, display: null } );
		}
	} );
