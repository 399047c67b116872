import { addScript } from '../lib/addScript.ts';
import { isHidden } from '../lib/lifecycle.ts';
import type { Page } from '../lib/page.ts';
import { readPhone } from '../../src-phones/phone.ts';
import { createBeat } from './beat.ts';
import { acknowledgeVisit, touchVisit } from './keepVisit.ts';
import { knowCopies } from './knowCopies.ts';
import { onCopy } from './onCopy.ts';
import { onInput } from './onInput.ts';
import { onPaper } from './onPaper.ts';
import { onTap } from './onTap.ts';
import { doubt, isDue, SLEPT_MS } from './trust.ts';
import { whenForgotten } from './whenForgotten.ts';
import { whenSeen } from './whenSeen.ts';

/** Who is back sooner is taken for not having left. */
const AWAY_MS = 30_000;

/** Notes what the visitor does with the page, and asks when he comes back to it. */
export const follow = ( page: Page ): void => {
	const beat = createBeat( page );
	const painted = new Set< number >();
	const copied = new Set< number >();
	let awaySince = 0;

	/** The target whose number, as shown, is among these digits. */
	const targetIn = ( digits: string ) =>
		[ ...page.given ].find( ( [ , { number } ] ) =>
			digits.includes( readPhone( number )._national )
		)?.[ 0 ];

	const look = () => {
		knowCopies( page );
		for ( const [ target ] of page.given ) {
			if ( page.found.has( target ) && ! painted.has( target ) ) {
				if ( ! painted.size ) {
					whenSeen( () => beat._note( 'seen' ) );
				}
				painted.add( target );
				beat._note( 'painted', target );
			}
		}
	};
	page.looks.push( look );
	look();

	if ( page.answer && page.store && page.visit ) {
		acknowledgeVisit( page.store, page.visit );
	}

	onPaper( page );

	whenForgotten( () => addScript( page.config.more ) );

	onInput( () => {
		if ( page.store ) {
			touchVisit( page.store );
		}
		beat._note( 'active' );
	} );

	onTap( ( digits ) => {
		const target = targetIn( digits );
		doubt( page, SLEPT_MS );
		if ( target ) {
			beat._note( 'tap', target );
		}
	} );

	onCopy( ( digits ) => {
		const target = targetIn( digits );
		if ( target && ! copied.has( target ) ) {
			copied.add( target );
			beat._note( 'copy', target );
		}
	} );

	const leave = () => {
		if ( ! awaySince ) {
			awaySince = Date.now();
			beat._note( 'hidden' );
			beat._leave();
		}
	};
	const comeBack = () => {
		if ( awaySince ) {
			const away = Math.abs( Date.now() - awaySince );
			awaySince = 0;
			doubt( page, 0 );
			// Another tab of this visit may have asked in the meantime.
			const silence = Math.abs( Date.now() - beat._heardAt() );
			if ( Math.min( away, silence ) > AWAY_MS || isDue( page ) ) {
				beat._send();
			}
		}
	};
	document.addEventListener( 'visibilitychange', () =>
		isHidden() ? leave() : comeBack()
	);
	addEventListener( 'pagehide', leave );
	addEventListener( 'pageshow', comeBack );
};
