/* The form that opens by itself after a time: when it does, and when it must not. */
import '@testing-library/jest-dom';
import { openStore } from '../lib/store.ts';

jest.mock(
	'@ringwell/callback',
	() => jest.requireActual< object >( './dialog.ts' ),
	{ virtual: true }
);

const AFTER = 20;

/** What the starters of a test listen to; window and document outlive them. */
const listened: Array< [ EventTarget, string, EventListener ] > = [];

beforeEach( () => {
	jest.useFakeTimers();
	localStorage.clear();
	for ( const target of [ window, document, document.documentElement ] ) {
		const add = target.addEventListener.bind( target );
		jest.spyOn( target, 'addEventListener' ).mockImplementation( ( (
			type: string,
			listener: EventListener,
			options?: AddEventListenerOptions
		) => {
			listened.push( [ target, type, listener ] );
			add( type, listener, options );
		} ) as typeof target.addEventListener );
	}
	window.IntersectionObserver = class {
		observe = () => undefined;
		disconnect = () => undefined;
	} as unknown as typeof IntersectionObserver;
	HTMLDialogElement.prototype.showModal = function () {
		this.open = true;
	};
	screenIs( 'wide' );
	remember( true );
} );

afterEach( () => {
	listened
		.splice( 0 )
		.forEach( ( [ target, type, listener ] ) =>
			target.removeEventListener( type, listener )
		);
	jest.useRealTimers();
	document.body.innerHTML = '';
	Reflect.deleteProperty( window, 'ringwellSite' );
} );

const screenIs = ( size: 'wide' | 'phone' ) => {
	window.matchMedia = ( ( query: string ) => {
		expect( query ).toBe( '(max-width: 600px)' );
		return { matches: size === 'phone' };
	} ) as typeof matchMedia;
	scrolledTo( 0 );
};

const scrolledTo = ( y: number ) =>
	Object.defineProperty( window, 'scrollY', {
		configurable: true,
		value: y,
	} );

/** Down to so many screens. */
const scroll = async ( screens: number ) => {
	scrolledTo( innerHeight * screens );
	window.dispatchEvent( new Event( 'scroll' ) );
	await pass( 0 );
};

/** Whether the visitor lets the bundle remember anything. */
const remember = ( may: boolean ) =>
	Object.assign( window, {
		ringwellSite: {
			visit: may ? {} : null,
			store: openStore( may ? 'full' : 'none' ),
		},
	} );

/** A page as WordPress prints it, and the starter as it runs there. */
const visit = (
	asked = `data-after="${ AFTER }"`,
	beside = ''
): HTMLDialogElement => {
	document.body.innerHTML = `${ beside }<dialog class="ringwell-dialog" id="ringwell-callback" ${ asked }>
		<div class="ringwell-form"><form data-ringwell-form="1"><input name="phone"></form></div>
	</dialog>`;
	jest.isolateModules( () => void require( './starter.ts' ) );
	return document.querySelector< HTMLDialogElement >( '#ringwell-callback' )!;
};

const pass = ( seconds: number ) =>
	jest.advanceTimersByTimeAsync( seconds * 1000 );

test( 'it opens when the time is over and not before, with the phone to be typed at once', async () => {
	const dialog = visit();
	await pass( AFTER - 1 );
	expect( dialog.open ).toBe( false );
	await pass( 1 );
	expect( dialog.open ).toBe( true );
	expect( dialog.querySelector( '[name=phone]' ) ).toHaveFocus();
} );

test( 'once per visitor: neither again on this page, nor on the next', async () => {
	const first = visit( `data-leave="1" data-after="${ AFTER }"` );
	await pass( AFTER );
	expect( first.open ).toBe( true );
	first.open = false;
	document.documentElement.dispatchEvent(
		new MouseEvent( 'mouseleave', { clientY: -1 } )
	);
	await pass( AFTER * 10 );
	expect( first.open ).toBe( false );

	const next = visit();
	await pass( AFTER * 10 );
	expect( next.open ).toBe( false );
} );

test( 'nor to who has opened it himself before', async () => {
	const beside = '<a href="#ringwell-callback">Call me back</a>';
	const dialog = visit( undefined, beside );
	document.querySelector( 'a' )!.click();
	await pass( 0 );
	expect( dialog.open ).toBe( true );
	dialog.open = false;
	await pass( AFTER * 10 );
	expect( dialog.open ).toBe( false );
} );

test( 'to who may not be remembered it never opens by itself: it would again on each page', async () => {
	remember( false );
	const dialog = visit();
	await pass( AFTER * 10 );
	expect( dialog.open ).toBe( false );
} );

test( 'where the bundle has not come, nothing opens', async () => {
	Reflect.deleteProperty( window, 'ringwellSite' );
	const dialog = visit();
	await pass( AFTER * 10 );
	expect( dialog.open ).toBe( false );
} );

test( 'on a phone never over the first screen, however long; below it, once it is reached', async () => {
	screenIs( 'phone' );
	const dialog = visit();
	await pass( AFTER * 10 );
	expect( dialog.open ).toBe( false );
	await scroll( 0.4 );
	await scroll( 0.9 );
	await scroll( 0 );
	expect( dialog.open ).toBe( false );
	await scroll( 1 );
	expect( dialog.open ).toBe( true );
} );

test( 'who has read on already on a phone sees it in time, and who reads on too early not before', async () => {
	screenIs( 'phone' );
	const dialog = visit();
	await scroll( 2 );
	await pass( AFTER - 1 );
	await scroll( 3 );
	expect( dialog.open ).toBe( false );
	await pass( 1 );
	expect( dialog.open ).toBe( true );
} );

test( 'where it is off nothing opens by itself', async () => {
	const dialog = visit( '' );
	await pass( 24 * 3600 );
	await scroll( 3 );
	expect( dialog.open ).toBe( false );
} );

test( 'a page without the dialog is left alone', async () => {
	document.body.innerHTML = '<p data-after="1">Text</p>';
	jest.isolateModules( () => void require( './starter.ts' ) );
	expect( jest.getTimerCount() ).toBe( 0 );
	await scroll( 3 );
	expect( localStorage ).toHaveLength( 0 );
} );

const FORM_IN_USE = '<div class="ringwell-form"><input id="used"></div>';

test.each( [
	[ 'another dialog', '<dialog open></dialog>' ],
	[ 'a window of another plugin', '<div aria-modal="true"></div>' ],
	[ 'a form that is filled in', FORM_IN_USE ],
] )( 'over %s nothing opens, and nothing comes late', async ( _, beside ) => {
	const dialog = visit( undefined, beside );
	document.getElementById( 'used' )?.focus();
	await pass( AFTER );
	expect( dialog.open ).toBe( false );
	dialog.previousElementSibling!.remove();
	await pass( AFTER * 10 );
	expect( dialog.open ).toBe( false );

	// He has not been shown it, so the next page may.
	const next = visit();
	await pass( AFTER );
	expect( next.open ).toBe( true );
} );

test( 'a form that lies on the page unused is no hindrance', async () => {
	const dialog = visit( undefined, FORM_IN_USE );
	await pass( AFTER );
	expect( dialog.open ).toBe( true );
} );
