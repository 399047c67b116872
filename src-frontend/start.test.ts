import {
	config,
	FALLBACK,
	freshPage,
	leavePage,
	leaseAnswer,
	number,
	OTHER,
	OWN,
	POOL,
	server,
	setPageState,
	settle,
	target,
} from './scene.ts';
import { start } from './start.ts';

const PHONE = '8 (495) 111-22-33';
const SWAPPED = '8 (495) 987-65-43';
const text = () => document.body.textContent;
const scripts = () =>
	[ ...document.head.querySelectorAll( 'script' ) ].map( ( script ) =>
		script.getAttribute( 'src' )
	);

beforeEach( () => {
	jest.useFakeTimers( { now: 1_790_000_000_000 } );
	freshPage( `<p>${ PHONE }</p>` );
} );

afterEach( () => {
	leavePage();
	jest.useRealTimers();
} );

const open = async ( changes = {} ) => {
	void start( config( changes ) );
	await settle();
};

test( 'asks once, with ids, landing and this page, and paints the answer', async () => {
	const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	expect( text() ).toBe( SWAPPED );
	expect( sent ).toEqual( [
		{
			url: '/lease',
			body: {
				visitor: expect.stringMatching( /^[0-9a-f]{32}$/ ) as string,
				visit: expect.stringMatching( /^[0-9a-f]{32}$/ ) as string,
				page: { url: 'https://clinic.example/', referrer: '' },
				landing: {
					url: 'https://clinic.example/',
					referrer: '',
					ago: 0,
				},
				targets: [ 1 ],
				ids: {},
				consent: 'full',
				config: 'token',
			},
		},
	] );
	expect( scripts() ).toEqual( [ '/site-activity.js' ] );
} );

test( 'sends no cookie and no nonce', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	expect( window.fetch ).toHaveBeenCalledWith(
		'/lease',
		expect.objectContaining( {
			method: 'POST',
			credentials: 'omit',
			keepalive: true,
			headers: { 'Content-Type': 'application/json' },
		} )
	);
} );

test( 'tells the counters’ ids where there are cookies', async () => {
	document.cookie = '_ga=GA1.1.123.456';
	document.cookie = '_ym_uid=789';
	const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	expect( sent[ 0 ]?.body.ids ).toEqual( { ga: '123.456', ym: '789' } );
	document.cookie = '_ga=; max-age=0';
	document.cookie = '_ym_uid=; max-age=0';
} );

test( 'without consent: no ids, nothing stored, no second script, the number of the answer all the same', async () => {
	const sent = server( {
		'/lease': [ leaseAnswer( number( { kind: 'static' } ) ) ],
	} );
	await open( { consent: 'none' } );
	expect( text() ).toBe( SWAPPED );
	expect( Object.keys( sent[ 0 ]?.body ?? {} ).sort() ).toEqual( [
		'config',
		'consent',
		'page',
		'targets',
	] );
	expect( localStorage.length + sessionStorage.length ).toBe( 0 );
	expect( scripts() ).toEqual( [] );
} );

test( 'a retry repeats the same ids', async () => {
	const sent = server( { '/lease': [ 'offline', leaseAnswer( number() ) ] } );
	await open();
	expect( text() ).toBe( PHONE );
	await settle( 2000 );
	expect( text() ).toBe( SWAPPED );
	expect( sent ).toHaveLength( 2 );
	expect( sent[ 1 ] ).toEqual( sent[ 0 ] );
} );

test.each( [
	[ 'offline twice', [ 'offline' ], 2 ],
	[ 'out of order', [ 500 ], 2 ],
	[ 'in maintenance', [ 503 ], 2 ],
	[ 'refusing', [ 403 ], 1 ],
	[ 'saying that we ask wrongly', [ 400 ], 1 ],
] )(
	'a server %s leaves the site’s own number',
	async ( _name, replies, requests ) => {
		const noise = jest.spyOn( console, 'error' );
		const sent = server( { '/lease': replies as [] } );
		await open();
		await settle( 60_000 );
		expect( text() ).toBe( PHONE );
		expect( sent ).toHaveLength( requests );
		expect( scripts() ).toEqual( [] );
		expect( noise ).not.toHaveBeenCalled();
	}
);

test.each( [ 'call us', '+7', '', '+0123456789', '<b>+74959876543</b>' ] )(
	'an answer that says %j is no number',
	async ( nonsense ) => {
		server( {
			'/lease': [ leaseAnswer( number( { number: nonsense } ) ) ],
		} );
		await open();
		expect( text() ).toBe( PHONE );
	}
);

test( 'a prerendered page waits, and so does one in a tab behind', async () => {
	Object.assign( document, { prerendering: true } );
	setPageState( 'hidden' );
	const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	Object.assign( document, { prerendering: false } );
	document.dispatchEvent( new Event( 'prerenderingchange' ) );
	await settle();
	expect( sent ).toHaveLength( 0 );
	setPageState( 'visible' );
	await settle();
	expect( sent ).toHaveLength( 1 );
	expect( text() ).toBe( SWAPPED );
} );

describe( 'with several targets', () => {
	const targets = [ target( 1, OWN ), target( 2, OTHER ) ];

	test( 'asks for those in the page, and later for one that comes later', async () => {
		const second = number( { target: 2, number: '+74957770000' } );
		const sent = server( {
			'/lease': [ leaseAnswer( number() ), leaseAnswer( second ) ],
		} );
		await open( { targets } );
		expect( sent[ 0 ]?.body.targets ).toEqual( [ 1 ] );
		document.body.insertAdjacentHTML(
			'beforeend',
			'<i>8 (495) 444-55-66</i>'
		);
		await settle();
		expect( sent[ 1 ]?.body.targets ).toEqual( [ 2 ] );
		expect( text() ).toBe( SWAPPED + '8 (495) 777-00-00' );
	} );

	test( 'asks for as many as there can be in one request', async () => {
		const phones = Array.from(
			{ length: 50 },
			( _, index ) => `+749511101${ String( index ).padStart( 2, '0' ) }`
		);
		document.body.textContent = phones.join( ', ' );
		const sent = server( { '/lease': [ leaseAnswer() ] } );
		await open( {
			targets: phones.map( ( phone, index ) =>
				target( index + 1, phone )
			),
		} );
		expect( sent.map( ( { body } ) => body.targets ) ).toEqual( [
			phones.map( ( _, index ) => index + 1 ),
		] );
	} );

	test( 'a page without any is a page view all the same', async () => {
		document.body.innerHTML = '<p>Статья</p>';
		const sent = server( { '/lease': [ leaseAnswer() ] } );
		await open( { targets } );
		expect( sent.map( ( { body } ) => body.targets ) ).toEqual( [ [] ] );
	} );
} );

describe( 'the next page', () => {
	const next = () => {
		leavePage();
		document.body.innerHTML = `<p>${ PHONE }</p>`;
		void start( config() );
	};

	test( 'shows the held number at once, and asks all the same, without landing', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await open();
		const sent = server( { '/lease': [ 'offline' ] } );
		next();
		expect( text() ).toBe( SWAPPED );
		await settle();
		expect( sent ).toHaveLength( 1 );
	} );

	test.each( [
		[
			'its time ran out',
			() => jest.setSystemTime( Date.now() + 900_001 ),
		],
		[
			'the clock went back',
			() => jest.setSystemTime( Date.now() - 1000 ),
		],
		[ 'storage was cleared', () => localStorage.clear() ],
		[
			'storage holds nonsense',
			() =>
				localStorage.setItem(
					'ringwell-held',
					'{"1":{"number":"evil","until":9e15,"at":0}}'
				),
		],
	] )( 'shows the own number first when %s', async ( _name, change ) => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await open();
		server( { '/lease': [ 'offline' ] } );
		change();
		next();
		expect( text() ).toBe( PHONE );
		await settle();
	} );

	test( 'with another campaign does not show the old one’s number', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await open();
		history.replaceState( null, '', '/?utm_source=google' );
		server( { '/lease': [ 'offline' ] } );
		next();
		expect( text() ).toBe( PHONE );
		history.replaceState( null, '', '/' );
		await settle();
	} );
} );

test( 'puts the number back when the page overwrites it, and into what comes late', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	const p = document.querySelector( 'p' ) as Element;
	( p.firstChild as Text ).data = PHONE;
	await settle();
	expect( text() ).toBe( SWAPPED );
	p.innerHTML = `<a href="tel:84951112233">${ PHONE }</a>`;
	await settle();
	expect( p.innerHTML ).toBe( `<a href="tel:${ POOL }">${ SWAPPED }</a>` );
	p.querySelector( 'a' )?.setAttribute( 'href', 'tel:+74951112233' );
	await settle();
	expect( p.querySelector( 'a' )?.getAttribute( 'href' ) ).toBe(
		`tel:${ POOL }`
	);
} );

test( 'gives in to a script that fights for its own text', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	const node = document.querySelector( 'p' )?.firstChild as Text;
	let rounds = 0;
	const rival = new MutationObserver( () => {
		if ( node.data !== PHONE ) {
			rounds++;
			node.data = PHONE;
		}
	} );
	rival.observe( node, { characterData: true } );
	node.data = PHONE + ' ';
	await settle( 5000 );
	rival.disconnect();
	expect( rounds ).toBeGreaterThan( 5 );
	expect( rounds ).toBeLessThan( 100 );
} );

test( 'adopts the visitor of another tab, asks once more, and paints only that answer', async () => {
	const sent = server( {
		'/lease': [
			'offline',
			leaseAnswer( number() ),
			leaseAnswer( number( { number: '+74957770000' } ) ),
		],
	} );
	await open();
	const theirs = {
		visitor: 'c'.repeat( 32 ),
		visit: 'd'.repeat( 32 ),
		campaign: '',
	};
	localStorage.setItem( 'ringwell-visit', JSON.stringify( theirs ) );
	const storageEvent = () =>
		window.dispatchEvent(
			new StorageEvent( 'storage', { key: 'ringwell-visit' } )
		);
	storageEvent();
	storageEvent();
	await settle();
	expect( sent[ 1 ]?.body ).toMatchObject( {
		visitor: theirs.visitor,
		visit: theirs.visit,
	} );
	expect( text() ).toBe( SWAPPED );
	await settle( 5000 );
	expect( sent ).toHaveLength( 3 );
	expect( text() ).toBe( SWAPPED );
} );

test( 'when the second script is blocked, the fallback is shown: nobody would hear that the number was taken', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await open();
	document.head
		.querySelector( 'script' )
		?.dispatchEvent( new Event( 'error' ) );
	expect( text() ).toBe( '8 (495) 000-00-01' );
	expect( FALLBACK ).toBe( '+74950000001' );
} );
