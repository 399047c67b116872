import { config } from '../scene.ts';

const NOW = 1_790_000_000_000;

/** The page as WordPress prints it, and the starter as it runs there. */
const open = ( changes: object = {}, text?: string ) => {
	document.head.innerHTML = '';
	document.body.innerHTML = `<script type="application/json" id="ringwell-config">${
		text ?? JSON.stringify( config( changes ) )
	}</script>`;
	Reflect.deleteProperty( window, 'ringwell' );
	Reflect.deleteProperty( window, 'ringwellConfig' );
	again();
};

const again = () => jest.isolateModules( () => void require( './index.ts' ) );

const scripts = () => [ ...document.head.querySelectorAll( 'script' ) ];
const sources = () =>
	scripts().map( ( script ) => script.getAttribute( 'src' ) );
const isAwaited = () =>
	( scripts()[ 0 ] as { blocking?: unknown } ).blocking === 'render';
const api = () =>
	window.ringwell as unknown as {
		queue: unknown[][];
		ready: Promise< unknown >;
		get: ( target?: number ) => Promise< unknown >;
		onChange: ( callback: () => void ) => Promise< unknown >;
	};

const hold = ( held: unknown, storage = localStorage, target = 1 ) =>
	storage.setItem(
		`ringwell-held-${ target }`,
		typeof held === 'string' ? held : JSON.stringify( held )
	);

/** What the starters of a test listen to; the document outlives them. */
let listened: jest.SpiedFunction< typeof document.addEventListener >;

afterEach( () =>
	listened.mock.calls.forEach( ( [ type, listener ] ) =>
		document.removeEventListener( type, listener )
	)
);

beforeEach( () => {
	listened = jest.spyOn( document, 'addEventListener' );
	localStorage.clear();
	sessionStorage.clear();
	jest.spyOn( Date, 'now' ).mockReturnValue( NOW );
	Object.defineProperty( navigator, 'locks', {
		configurable: true,
		value: {},
	} );
	history.replaceState( null, '', '/' );
} );

test( 'fetches the core once, in order with what comes later, and nothing else', () => {
	open();
	again();
	expect( sources() ).toEqual( [ '/site.js' ] );
	expect( scripts()[ 0 ] ).toMatchObject( {
		async: false,
		fetchPriority: 'high',
	} );
	expect( isAwaited() ).toBe( false );
} );

test.each( [ '', '{"site":', 'null' ] )(
	'a config that says %j starts nothing and throws nothing',
	( text ) => {
		open( {}, text );
		expect( sources() ).toEqual( [] );
		expect( window.ringwell ).toBeUndefined();
	}
);

test.each( [ 'div', 'a', 'title', 'svg' ] )(
	'what somebody has written into the page as <%s> with the config’s id is not taken for it',
	( name ) => {
		open();
		const comment = document.createElement( name );
		comment.id = 'ringwell-config';
		comment.textContent = JSON.stringify(
			config( { site: 'https://evil.example/site.js' } )
		);
		document.body.prepend( comment );
		document.head.innerHTML = '';
		Reflect.deleteProperty( window, 'ringwellConfig' );
		again();
		expect( sources() ).toEqual( [ '/site.js' ] );
	}
);

describe( 'the script for what few pages need is fetched', () => {
	const MORE = [ '/site.js', '/site-more.js' ];

	test( 'where the config says so', () => {
		open( { now: true } );
		expect( sources() ).toEqual( MORE );
	} );

	test( 'where there are no locks', () => {
		Reflect.deleteProperty( navigator, 'locks' );
		open();
		expect( sources() ).toEqual( MORE );
	} );
} );

describe( 'where a link of another site has brought a visit', () => {
	let release: ( () => void ) | undefined;
	let isReleased = false;

	const arrive = ( hash: string, changes: object ) => {
		release = undefined;
		isReleased = false;
		Object.assign( navigator.locks, {
			request: ( name: string, act: () => Promise< void > ) => {
				expect( name ).toBe( 'ringwell' );
				void act().then( () => ( isReleased = true ) );
				return Promise.resolve();
			},
		} );
		history.replaceState( null, '', `/${ hash }` );
		open( changes );
		release = ( window as { ringwellConfig?: { go?: () => void } } )
			.ringwellConfig?.go;
	};
	const MARK = `#prices-ringwell-${ 'a'.repeat( 32 ) }`;

	beforeEach( () => {
		jest.useFakeTimers();
	} );
	afterEach( () => {
		jest.useRealTimers();
	} );

	test( 'nobody settles whose visit it is until it is read', async () => {
		arrive( MARK, { now: true } );
		await jest.advanceTimersByTimeAsync( 1000 );
		expect( isReleased ).toBe( false );
		release?.();
		await jest.advanceTimersByTimeAsync( 0 );
		expect( isReleased ).toBe( true );
	} );

	test( 'it is waited for two seconds at most, whatever keeps the script that reads it', async () => {
		arrive( MARK, { now: true } );
		await jest.advanceTimersByTimeAsync( 1999 );
		expect( isReleased ).toBe( false );
		await jest.advanceTimersByTimeAsync( 1 );
		expect( isReleased ).toBe( true );
	} );

	test.each( [
		[ 'another fragment', '#prices', { now: true } ],
		[ 'a site that stands alone', MARK, {} ],
	] )( '%s is waited for by nobody', ( _name, hash, changes ) => {
		arrive( hash, changes );
		expect( release ).toBeUndefined();
	} );

	test( 'without locks the page starts all the same', () => {
		Reflect.deleteProperty( navigator, 'locks' );
		history.replaceState( null, '', `/${ MARK }` );
		open( { now: true } );
		expect( sources() ).toEqual( [ '/site.js', '/site-more.js' ] );
	} );
} );

describe( 'the activity script waits where a framework will take a part of the page over', () => {
	const LATE = '<p data-ringwell="late">';

	test( 'once the page is parsed', () => {
		open( { off: '.prices' } );
		document.body.insertAdjacentHTML( 'beforeend', LATE );
		expect( sources() ).toEqual( [ '/site.js' ] );
		document.dispatchEvent( new Event( 'DOMContentLoaded' ) );
		expect( sources() ).toEqual( [ '/site.js', '/site-activity.js' ] );
	} );

	test( 'at once, if the starter comes when the page is parsed', () => {
		open();
		document.body.insertAdjacentHTML( 'beforeend', LATE );
		Reflect.deleteProperty( window, 'ringwellConfig' );
		again();
		expect( sources().at( -1 ) ).toBe( '/site-activity.js' );
	} );
} );

test( 'what the visitor has chosen goes before what is printed', () => {
	localStorage.setItem( 'ringwell-consent', 'none' );
	open();
	expect( window ).toMatchObject( { ringwellConfig: { consent: 'none' } } );
} );

test( 'a script that brings its core along is not fetched another', () => {
	open( { site: '' } );
	expect( sources() ).toEqual( [] );
} );

describe( 'the page is painted only with the core', () => {
	const held = { at: NOW - 1000, until: NOW + 1000 };

	test( 'where a number is held whose time runs', () => {
		hold( held );
		open();
		expect( isAwaited() ).toBe( true );
	} );

	test( 'but not for long, where the core does not come', () => {
		jest.useFakeTimers( { doNotFake: [ 'Date' ] } );
		hold( held );
		open();
		jest.advanceTimersByTime( 499 );
		expect( isAwaited() ).toBe( true );
		jest.advanceTimersByTime( 1 );
		expect( isAwaited() ).toBe( false );
		jest.useRealTimers();
	} );

	test( 'where one of several is', () => {
		hold( { ...held, until: NOW }, localStorage, 1 );
		hold( held, localStorage, 2 );
		open( {
			targets: [ 1, 2 ].map( ( id ) => ( {
				id,
				number: '+74951112233',
				display: null,
			} ) ),
		} );
		expect( isAwaited() ).toBe( true );
	} );

	test( 'by what the tab keeps, where no more is allowed', () => {
		hold( held, sessionStorage );
		open( { consent: 'session' } );
		expect( isAwaited() ).toBe( true );
		open( { consent: 'full' } );
		expect( isAwaited() ).toBe( false );
	} );

	test.each( [
		[ 'time has run out', { at: NOW - 2000, until: NOW - 1000 } ],
		[ 'time has just run out', { at: NOW - 2000, until: NOW } ],
		[ 'words make no sense', { at: 'now', until: 'later' } ],
		[ 'words are cut off', '{"at":' ],
		[ 'place holds nothing', 'null' ],
	] )( 'not where its %s', ( _name, said ) => {
		hold( said );
		open();
		expect( isAwaited() ).toBe( false );
		expect( sources() ).toEqual( [ '/site.js' ] );
	} );

	test( 'by what the visitor has chosen himself', () => {
		hold( held );
		localStorage.setItem( 'ringwell-consent', 'full' );
		open( { consent: 'none' } );
		expect( isAwaited() ).toBe( true );
		localStorage.setItem( 'ringwell-consent', 'none' );
		open( { consent: 'full' } );
		expect( isAwaited() ).toBe( false );
	} );

	test( 'not without consent, nor where storage is forbidden', () => {
		hold( held );
		open( { consent: 'none' } );
		expect( isAwaited() ).toBe( false );
		jest.spyOn( window, 'localStorage', 'get' ).mockImplementation( () => {
			throw new Error( 'SecurityError' );
		} );
		open();
		expect( isAwaited() ).toBe( false );
		expect( sources() ).toEqual( [ '/site.js' ] );
	} );
} );

describe( 'window.ringwell', () => {
	test( 'keeps what it is asked in order, and fetches once what can answer', () => {
		open();
		expect( sources() ).toEqual( [ '/site.js' ] );
		const hear = () => undefined;
		void api().onChange( hear );
		void api().get( 7 );
		void api().ready;
		expect( sources() ).toEqual( [ '/site.js', '/site-api.js' ] );
		expect( api().queue.map( ( call ) => call.slice( 0, 2 ) ) ).toEqual( [
			[ 'onChange', [ hear ] ],
			[ 'get', [ 7 ] ],
			[ 'ready', [] ],
		] );
	} );

	test( 'promises the answer', async () => {
		open();
		const answer = api().get();
		( api().queue[ 0 ]?.[ 2 ] as ( value: string ) => void )( 'a number' );
		expect( await answer ).toBe( 'a number' );
	} );
} );
