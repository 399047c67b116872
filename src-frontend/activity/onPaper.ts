import { attempt } from '../lib/attempt.ts';
import type { Page } from '../lib/page.ts';

/**
 * Paper outlives a lease: on it stands what anybody may ring at any time, and on screen the leased number again
 * afterwards. What the page says to the server meanwhile is about the leased one.
 */
export const onPaper = ( page: Page ): void => {
	const { give } = page;
	let isPaper = false;
	const dress = () => {
		for ( const number of page.given.values() ) {
			if ( number.kind === 'pool' ) {
				const { fallback } = number;
				number.instead = isPaper
					? { ...number, number: fallback, display: null }
					: undefined;
			}
		}
	};
	const turn = ( isOn: boolean ) => {
		isPaper = isOn;
		dress();
		page.refresh();
	};
	// An answer may come while the page is being printed.
	page.give = ( number ) => {
		give( number );
		dress();
	};
	addEventListener( 'beforeprint', () => turn( true ) );
	addEventListener( 'afterprint', () => turn( false ) );
	// Some ways to a PDF tell nobody that they print, but take the page as printed.
	attempt( () =>
		matchMedia( 'print' ).addEventListener( 'change', ( { matches } ) =>
			turn( matches )
		)
	);
};
