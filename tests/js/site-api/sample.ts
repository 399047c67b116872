/// <reference path="../../../types/ringwell.d.ts" />

/* What a site's own script may write: tests/js/siteApi.test.ts compiles it with the types that ship, and with nothing else. */

declare const show: ( value: unknown ) => void;

const button = document.querySelector( 'a' );

document.addEventListener( 'ringwell:number', ( { detail } ) => {
	button?.setAttribute( 'href', detail.href );
	const text: string = detail.display;
	const isPool: boolean = detail.isPool;
	show( [ text, isPool ] );
} );
document.addEventListener( 'ringwell:taken', ( { detail } ) => {
	const both: string[] = [ detail.previous, detail.number ];
	show( both );
} );
document.addEventListener( 'ringwell:tap', ( { detail } ) => {
	const target: number = detail.target;
	show( target );
} );

const begin = async () => {
	// @ts-expect-error: a page without numbers has none.
	show( window.ringwell.ready );

	const early = await window.ringwell?.get( 1 );
	void window.ringwell?.consent( 'session' );
	// @ts-expect-error: no such consent.
	void window.ringwell?.consent( 'yes' );

	const ringwell = await window.ringwell?.ready;
	if ( ! ringwell ) {
		return;
	}
	const kind: 'own' | 'pool' | 'static' | 'default' | undefined =
		ringwell.get()?.kind;
	const written: string = ringwell.format( '+74951112233', '000-00-00' );
	const copy: HTMLAnchorElement = ringwell.format(
		'+74951112233',
		document.createElement( 'a' )
	);
	const end: () => void = ringwell.onChange( ( { number, href } ) => {
		show( [ number, href ] );
	} );
	end();
	ringwell.swap( document.createElement( 'div' ) );
	ringwell.swap(
		document.createElement( 'div' ).attachShadow( { mode: 'closed' } )
	);
	// @ts-expect-error: the document is watched anyway.
	ringwell.swap( document );
	// @ts-expect-error: nobody gets a visitor's id.
	show( ringwell.visitor );
	show( [ early?.display, kind, written, copy ] );
};
void begin();
