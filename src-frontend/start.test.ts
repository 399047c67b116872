import {
	FALLBACK,
	leaseAnswer,
	number,
	onePage,
	openPage,
	pageText,
	PHONE,
	server,
	setPageState,
	settle,
	SWAPPED,
} from './scene.ts';

onePage();

const scripts = () =>
	[ ...document.head.querySelectorAll( 'script' ) ].map( ( script ) =>
		script.getAttribute( 'src' )
	);

test( 'asks once, with ids, landing and this page, and paints the answer', async () => {
	const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	expect( pageText() ).toBe( SWAPPED );
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
	await openPage();
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
	await openPage();
	expect( sent[ 0 ]?.body.ids ).toEqual( { ga: '123.456', ym: '789' } );
	document.cookie = '_ga=; max-age=0';
	document.cookie = '_ym_uid=; max-age=0';
} );

test( 'without consent: no ids, nothing stored, no second script, the number of the answer all the same', async () => {
	const sent = server( {
		'/lease': [ leaseAnswer( number( { kind: 'static' } ) ) ],
	} );
	await openPage( { consent: 'none' } );
	expect( pageText() ).toBe( SWAPPED );
	expect( Object.keys( sent[ 0 ]?.body ?? {} ).sort() ).toEqual( [
		'config',
		'consent',
		'page',
		'targets',
	] );
	expect( localStorage.length + sessionStorage.length ).toBe( 0 );
	expect( scripts() ).not.toContain( '/site-activity.js' );
} );

test( 'a retry repeats the same ids', async () => {
	const sent = server( { '/lease': [ 'offline', leaseAnswer( number() ) ] } );
	await openPage();
	expect( pageText() ).toBe( PHONE );
	await settle( 2000 );
	expect( pageText() ).toBe( SWAPPED );
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
		await openPage();
		await settle( 60_000 );
		expect( pageText() ).toBe( PHONE );
		expect( sent ).toHaveLength( requests );
		expect( scripts() ).not.toContain( '/site-activity.js' );
		expect( noise ).not.toHaveBeenCalled();
	}
);

test.each( [ 'call us', '+7', '', '+0123456789', '<b>+74959876543</b>' ] )(
	'an answer that says %j is no number',
	async ( nonsense ) => {
		server( {
			'/lease': [ leaseAnswer( number( { number: nonsense } ) ) ],
		} );
		await openPage();
		expect( pageText() ).toBe( PHONE );
	}
);

test( 'a prerendered page waits, and so does one in a tab behind', async () => {
	Object.assign( document, { prerendering: true } );
	setPageState( 'hidden' );
	const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	Object.assign( document, { prerendering: false } );
	document.dispatchEvent( new Event( 'prerenderingchange' ) );
	await settle();
	expect( sent ).toHaveLength( 0 );
	setPageState( 'visible' );
	await settle();
	expect( sent ).toHaveLength( 1 );
	expect( pageText() ).toBe( SWAPPED );
} );

test( 'when the second script is blocked, the fallback is shown: nobody would hear that the number was taken', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	document.head
		.querySelector( 'script[src*=activity]' )
		?.dispatchEvent( new Event( 'error' ) );
	expect( pageText() ).toBe( '8 (495) 000-00-01' );
	expect( FALLBACK ).toBe( '+74950000001' );
} );
