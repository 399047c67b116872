import type { Ringwell, RingwellNumber } from '../../../types/ringwell';
import {
	config,
	FALLBACK,
	leaseAnswer,
	number,
	onePage,
	openPage,
	OTHER,
	OWN,
	PHONE,
	POOL,
	server,
	settle,
	sitePage,
	SWAPPED,
	target,
} from '../../scene.ts';
import { startApi, type Call } from './startApi.ts';

onePage();

const opened = window as unknown as {
	ringwell?: Ringwell | { queue: Call[] };
};

afterEach( () => {
	delete opened.ringwell;
} );

const open = async ( ...answer: Parameters< typeof leaseAnswer > ) => {
	server( { '/lease': [ leaseAnswer( ...answer ) ] } );
	await openPage();
	return begin();
};

const begin = () => {
	startApi( sitePage() );
	return opened.ringwell as Ringwell;
};

const change = ( next: Parameters< typeof number >[ 0 ] ) => {
	sitePage().give( number( next ) );
	sitePage().refresh();
};

const heard = ( type: keyof DocumentEventMap ) => {
	const details: unknown[] = [];
	document.addEventListener( type, ( event ) =>
		details.push( ( event as CustomEvent ).detail )
	);
	return details;
};

const AS_POOL: RingwellNumber = {
	target: 1,
	number: POOL,
	display: '+7\u00a0495\u00a0987\u00a065\u00a043',
	href: `tel:${ POOL }`,
	kind: 'pool',
	isPool: true,
};

describe( 'get', () => {
	test( 'tells what the page shows, and nothing of the visit', async () => {
		const ringwell = await open( number() );
		expect( ringwell.get( 1 ) ).toEqual( AS_POOL );
		expect( ringwell.get() ).toEqual( AS_POOL );
		const said = JSON.stringify( ringwell.get( 1 ) );
		expect( sitePage().visit!.visitor ).toHaveLength( 32 );
		expect( said ).not.toContain( sitePage().visit!.visitor );
		expect( said ).not.toContain( sitePage().visit!.visit );
	} );

	test( 'has the owner’s way of writing, or that of his own number', async () => {
		server( {
			'/lease': [ leaseAnswer( number( { display: '495 98 76 543' } ) ) ],
		} );
		await openPage();
		expect( begin().get()?.display ).toBe( '495 98 76 543' );
		sitePage().config.targets[ 0 ]!.display = PHONE;
		change( { display: null } );
		expect( begin().get()?.display ).toBe( SWAPPED );
	} );

	test( 'is the site’s own number where the server says nothing', async () => {
		server( { '/lease': [ 500 ] } );
		await openPage();
		expect( begin().get( 1 ) ).toMatchObject( {
			number: OWN,
			kind: 'own',
			isPool: false,
		} );
	} );

	test( 'dials the fallback while a number is in doubt', async () => {
		const ringwell = await open( number() );
		sitePage().given.get( 1 )!.isDoubted = true;
		expect( ringwell.get()?.href ).toBe( `tel:${ FALLBACK }` );
	} );

	test.each( [ 2, 0, -1, NaN, '1; DROP', null, {} ] )(
		'knows no number %p',
		async ( wanted ) => {
			const ringwell = await open( number() );
			expect( ringwell.get( wanted as number ) ).toBeNull();
		}
	);
} );

describe( 'ready', () => {
	test( 'waits for the answer', async () => {
		let isReady = false;
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		const opening = openPage();
		void begin().ready.then( () => ( isReady = true ) );
		expect( isReady ).toBe( false );
		await opening;
		expect( isReady ).toBe( true );
	} );

	test( 'does not wait for ever', async () => {
		window.fetch = () => new Promise( () => {} );
		await openPage();
		const { ready } = begin();
		const known = ready.then( ( ringwell ) => ringwell.get()?.number );
		await settle( 1500 );
		await expect( known ).resolves.toBe( OWN );
	} );
} );

describe( 'what was asked before the script came', () => {
	test( 'is answered in order, and later by the same object too', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		const answers: unknown[] = [];
		const ask = ( method: Call[ 0 ], ...args: unknown[] ): Call => [
			method,
			args,
			( answer ) => answers.push( answer ),
		];
		const queue = [
			ask( 'get', 1 ),
			ask( 'format', POOL, '000-00-00' ),
			ask( 'ready' ),
		];
		opened.ringwell = { queue };
		const ringwell = begin();
		expect( answers ).toEqual( [ AS_POOL, '987-65-43', ringwell.ready ] );
		queue.push( ask( 'get', 7 ) );
		expect( answers[ 3 ] ).toBeNull();
	} );

	test( 'does not keep the rest waiting where a call is wrong', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		const reported: unknown[] = [];
		window.reportError = ( error ) => reported.push( error );
		const answers: unknown[] = [];
		const resolve = ( answer: unknown ) => answers.push( answer );
		opened.ringwell = {
			queue: [
				[ 'format', [ 'no number', '000' ], resolve ],
				[ 'nothing' as 'get', [], resolve ],
				[ 'get', [ 1 ], resolve ],
			],
		};
		begin();
		expect( answers ).toEqual( [ AS_POOL ] );
		expect( reported ).toHaveLength( 2 );
	} );
} );

describe( 'onChange and the events', () => {
	test( 'tell of what is known, and of each change once', async () => {
		const events = heard( 'ringwell:number' );
		const ringwell = await open( number() );
		const told: string[] = [];
		const end = ringwell.onChange( ( now ) => told.push( now.number ) );
		expect( told ).toEqual( [ POOL ] );
		change( {} );
		sitePage().refresh();
		expect( told ).toEqual( [ POOL ] );
		change( { number: FALLBACK, kind: 'default' } );
		expect( told ).toEqual( [ POOL, FALLBACK ] );
		end();
		change( { number: OTHER, kind: 'static' } );
		expect( told ).toHaveLength( 2 );
		expect( events ).toMatchObject( [
			AS_POOL,
			{ number: FALLBACK },
			{ number: OTHER },
		] );
	} );

	test( 'a listener that fails stops nobody', async () => {
		const ringwell = await open( number() );
		const wrong = jest.fn( () => {
			throw new Error( 'theirs' );
		} );
		const hush = ( event: ErrorEvent ) => event.preventDefault();
		window.addEventListener( 'error', hush );
		document.addEventListener( 'ringwell:number', wrong );
		const told: string[] = [];
		ringwell.onChange( ( now ) => told.push( now.number ) );
		change( { number: FALLBACK, kind: 'default' } );
		window.removeEventListener( 'error', hush );
		expect( wrong ).toHaveBeenCalledTimes( 1 );
		expect( told ).toEqual( [ POOL, FALLBACK ] );
		expect( document.body.textContent ).toContain( '000-00-01' );
	} );

	test( 'a number that was taken is named with the one in its place', async () => {
		const taken = heard( 'ringwell:taken' );
		await open( number() );
		change( { number: FALLBACK, kind: 'default' } );
		change( { number: OTHER, kind: 'static' } );
		expect( taken ).toEqual( [
			expect.objectContaining( {
				previous: POOL,
				number: FALLBACK,
				isPool: false,
			} ),
		] );
	} );

	test( 'a tap tells which number it dials', async () => {
		document.body.innerHTML = `<a href="tel:${ OWN }"><b>${ PHONE }</b></a><a href="tel:${ OTHER }">x</a>`;
		const taps = heard( 'ringwell:tap' );
		await open( number() );
		document.querySelectorAll< HTMLElement >( 'b, a' ).forEach( ( one ) => {
			one.addEventListener( 'click', ( event ) =>
				event.preventDefault()
			);
		} );
		document.querySelector( 'b' )!.click();
		document.querySelectorAll( 'a' )[ 1 ]!.click();
		expect( taps ).toEqual( [ AS_POOL ] );
	} );

	test( 'come once though both scripts tell them', async () => {
		const events = heard( 'ringwell:number' );
		await open( number() );
		begin();
		change( { number: FALLBACK, kind: 'default' } );
		expect( events ).toHaveLength( 2 );
	} );
} );

describe( 'swap', () => {
	test( 'paints an element that the document does not hold, and what comes into it', async () => {
		const ringwell = await open( number() );
		const popup = document.createElement( 'div' );
		popup.innerHTML = `<p>${ PHONE }</p>`;
		ringwell.swap( popup );
		ringwell.swap( popup );
		expect( popup.textContent ).toBe( SWAPPED );
		popup.append( ` or ${ PHONE }` );
		await settle();
		expect( popup.textContent ).toBe( `${ SWAPPED } or ${ SWAPPED }` );
		expect( sitePage().roots ).toHaveLength( 2 );
		document.body.append( popup );
		ringwell.swap( document.createElement( 'p' ) );
		expect( sitePage().roots ).not.toContain( popup );
	} );

	test( 'paints a closed shadow root', async () => {
		const ringwell = await open( number() );
		const root = document.body
			.appendChild( document.createElement( 'div' ) )
			.attachShadow( { mode: 'closed' } );
		root.innerHTML = `<a href="tel:${ OWN }">${ PHONE }</a>`;
		ringwell.swap( root );
		expect( root.innerHTML ).toBe(
			`<a href="tel:${ POOL }">${ SWAPPED }</a>`
		);
	} );
} );

describe( 'format', () => {
	test( 'understands numbers as people write them', async () => {
		const { format } = await open( number() );
		expect( format( '+7 (495) 987-65-43', PHONE ) ).toBe( SWAPPED );
	} );

	test.each( [ '', 'abc', '12', '+0123456789', '1'.repeat( 16 ) ] )(
		'refuses %p',
		async ( wrong ) => {
			const { format } = await open( number() );
			expect( () => format( wrong, PHONE ) ).toThrow( TypeError );
		}
	);

	const piece = ( html: string ) => {
		const box = document.createElement( 'template' );
		box.innerHTML = html;
		return box.content.firstChild!;
	};

	test.each( [
		[
			'its own number, among other digits',
			`<p title="${ PHONE }">9–21: <a href="tel:${ OWN }">${ PHONE }</a></p>`,
			`<p title="8 (495) 444-55-66">9–21: <a href="tel:${ OTHER }">8 (495) 444-55-66</a></p>`,
		],
		[
			'the number that is shown now',
			`<a href="tel:${ POOL }">${ SWAPPED }</a>`,
			`<a href="tel:${ OTHER }">8 (495) 444-55-66</a>`,
		],
		[
			'placeholders',
			'<a href="tel:+70000000000"><small>8 (000)</small> <b>000-00-00</b></a>',
			`<a href="tel:${ OTHER }"><small>8 (495)</small> <b>444-55-66</b></a>`,
		],
		[
			'a number of another length',
			'<a href="tel:112"><b>112</b><i> </i></a>',
			`<a href="tel:${ OTHER }"><b>+7&nbsp;495&nbsp;444&nbsp;55&nbsp;66</b><i></i></a>`,
		],
	] )( 'copies a piece that holds %s', async ( _, html, expected ) => {
		const ringwell = await open( number() );
		const mask = piece( html ) as HTMLElement;
		const copy = ringwell.format( OTHER, mask );
		expect( copy.outerHTML ).toBe( expected );
		expect( copy.parentNode ).toBeNull();
		expect( mask.outerHTML ).toBe( html );
	} );

	test( 'writes a number once, though the page holds it and was given it', async () => {
		const ringwell = await open( number( { number: OWN, kind: 'own' } ) );
		const copy = ringwell.format(
			'+442079460958',
			piece( `<b>${ PHONE }</b>` )
		);
		expect( copy.textContent ).toBe(
			'+44\u00a0207\u00a0946\u00a009\u00a058'
		);
	} );

	test( 'copies texts and fragments', async () => {
		const { format } = await open( number() );
		expect(
			format( OTHER, document.createTextNode( PHONE ) ).nodeValue
		).toBe( '8 (495) 444-55-66' );
		const fragment = document.createDocumentFragment();
		fragment.append( 'Call ', PHONE );
		const copy = format( OTHER, fragment );
		expect( copy ).toBeInstanceOf( DocumentFragment );
		expect( copy.textContent ).toBe( 'Call 8 (495) 444-55-66' );
		expect( fragment.textContent ).toBe( `Call ${ PHONE }` );
	} );
} );

describe( 'consent', () => {
	test( 'is handed on', async () => {
		const ringwell = await open( number() );
		const setConsent = jest.fn();
		sitePage().setConsent = setConsent;
		ringwell.consent( 'none' );
		expect( setConsent ).toHaveBeenCalledWith( 'none' );
	} );

	test( 'must be one of three', async () => {
		const ringwell = await open( number() );
		expect( () => ringwell.consent( 'yes' as 'full' ) ).toThrow(
			TypeError
		);
	} );
} );

test( 'a page with several targets tells of each', async () => {
	document.body.innerHTML = `<p>${ PHONE }, ${ OTHER }</p>`;
	server( {
		'/lease': [
			leaseAnswer(
				number(),
				number( { target: 2, number: FALLBACK, kind: 'static' } )
			),
		],
	} );
	await openPage(
		config( { targets: [ target( 1, OWN ), target( 2, OTHER ) ] } )
	);
	const told: number[] = [];
	begin().onChange( ( now ) => told.push( now.target ) );
	expect( told ).toEqual( [ 1, 2 ] );
} );
