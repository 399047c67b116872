import {
	leaseAnswer,
	number,
	onePage,
	openPage,
	PHONE,
	server,
	settle,
	sitePage,
	SWAPPED,
} from '../scene.ts';
import { openShadows } from './openShadows.ts';

onePage( '<main></main>' );

/** More than a frame that is painted. */
const FRAME_MS = 20;

const attach = ( host: Element, html = PHONE ) => {
	const shadow = host.attachShadow( { mode: 'open' } );
	shadow.innerHTML = html;
	return shadow;
};

const main = () => document.querySelector( 'main' )!;

const open = async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	openShadows( sitePage() );
};

test( 'an open shadow root shows the visitor’s number, and so does one within it', async () => {
	const outer = attach( main(), `${ PHONE } <p></p>` );
	const inner = attach( outer.querySelector( 'p' )! );
	await open();
	expect( outer.textContent ).toBe( `${ SWAPPED } ` );
	expect( inner.textContent ).toBe( SWAPPED );
} );

test( 'one that comes later does too, and what is written into it', async () => {
	await open();
	main().innerHTML = '<p></p>';
	const shadow = attach( document.querySelector( 'p' )! );
	await settle( FRAME_MS );
	expect( shadow.textContent ).toBe( SWAPPED );
	shadow.innerHTML = `<i>${ PHONE }</i>`;
	await settle();
	expect( shadow.textContent ).toBe( SWAPPED );
} );

test( 'an element that is defined later has its root found then', async () => {
	main().innerHTML = '<clinic-phone></clinic-phone>';
	await open();
	customElements.define(
		'clinic-phone',
		class extends HTMLElement {
			constructor() {
				super();
				attach( this );
			}
		}
	);
	await settle( FRAME_MS );
	expect( main().firstElementChild?.shadowRoot?.textContent ).toBe( SWAPPED );
} );

test( 'one that is gone is let go', async () => {
	attach( main() );
	await open();
	expect( sitePage().roots ).toHaveLength( 2 );
	document.body.innerHTML = '';
	await settle( FRAME_MS );
	expect( sitePage().roots ).toEqual( [ document ] );
} );

test( 'in a part that is never touched it is left alone', async () => {
	main().setAttribute( 'data-ringwell', 'off' );
	const shadow = attach( main() );
	await open();
	expect( shadow.textContent ).toBe( PHONE );
} );

test( 'two scripts that ask for it cost one look', async () => {
	await open();
	const looks = sitePage().looks.length;
	openShadows( sitePage() );
	expect( sitePage().looks ).toHaveLength( looks );
} );
