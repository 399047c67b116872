import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { follow } from '../../activity/follow.ts';
import type { Config } from '../../lib/config.ts';
import { announce } from '../api/announce.ts';
import { startForms } from '../forms/index.ts';
import {
	config,
	FALLBACK,
	leaseAnswer,
	leavePage,
	number,
	onePage,
	openPage,
	pageText,
	server,
	setPageState,
	settle,
	sitePage,
	SWAPPED,
	type Sent,
} from '../../scene.ts';
import { startConsent } from './index.ts';

const FALLEN = '8 (495) 000-00-01';
const COOKIE = 'wp_consent_statistics';
const SERVICES = 'wp_consent_consented_services';
const BANNER = {
	cookies: 'wp_consent',
	category: 'statistics',
	otherwise: 'full',
};

onePage();

const api = window as unknown as Record< string, unknown >;
const browser = navigator as unknown as Record< string, unknown >;
let sent: Sent[];
let beacons: unknown[];

const setCookie = ( value: string, name = COOKIE ) =>
	( document.cookie = `${ name }=${ value }; path=/${
		value ? '' : '; max-age=0'
	}` );

beforeEach( () => {
	beacons = [];
	sent = server( {
		'/lease': [ leaseAnswer( number() ) ],
		'/activity': [ { numbers: [ number() ] } ],
	} );
	browser.sendBeacon = ( _: string, body: string ) => beacons.push( body );
} );

afterEach( () => {
	setCookie( '' );
	setCookie( '', SERVICES );
	for ( const name of [
		...DECLARED,
		'consent_api',
		'wp_consent_type',
		'wp_fallback_consent_type',
		'waitfor_consent_hook',
	] ) {
		delete api[ name ];
	}
	Object.defineProperty( navigator, 'globalPrivacyControl', {
		configurable: true,
		value: undefined,
	} );
	Object.defineProperty( navigator, 'doNotTrack', {
		configurable: true,
		value: null,
	} );
} );

/** As php/Site/ConfigTag.php prints it, and as the core and the script for few pages take it up. */
const open = async ( changes: Partial< Config > = {} ) => {
	const tag = document.createElement( 'script' );
	tag.id = 'ringwell-config';
	tag.type = 'application/json';
	tag.textContent = JSON.stringify( config( changes ) );
	document.head.append( tag );
	await openPage( changes );
	void startConsent( sitePage() );
	await settle();
};

const choose = async ( mode: 'full' | 'session' | 'none' ) => {
	sitePage().setConsent!( mode );
	await settle();
};

const nextPage = async ( changes: Partial< Config > = {} ) => {
	leavePage();
	document.body.innerHTML = '<p>8 (495) 111-22-33</p>';
	sent.length = 0;
	await open( changes );
};

const kept = () => [
	...Object.keys( localStorage ),
	...Object.keys( sessionStorage ),
];

const ids = ( at = 0 ) => {
	const { visitor, visit } = sent.filter( ( { url } ) => url === '/lease' )[
		at
	]!.body;
	return [ visitor, visit ];
};

const NOBODY = [ undefined, undefined ];
const SOMEBODY = [
	expect.stringMatching( /^[0-9a-f]{32}$/ ),
	expect.stringMatching( /^[0-9a-f]{32}$/ ),
];

const API = readFileSync(
	join(
		__dirname,
		'../../../tests/e2e/plugins/wp-consent-api/assets/js/wp-consent-api.js'
	),
	'utf8'
);

const DECLARED = [
	'wp_has_consent',
	'wp_set_consent',
	'wp_set_service_consent',
];

/**
 * The script of the WP Consent API itself, as a page loads it behind all others.
 *
 * @param type    "optin", "optout", or '' where no banner has set one in PHP
 * @param waitFor whether a banner will say later which it is
 */
const apiComes = ( type: string, waitFor = false ) => {
	api.consent_api = {
		consent_type: type,
		// wp_localize_script makes texts of both.
		waitfor_consent_hook: waitFor ? '1' : '',
		// In days of the test's clock; jsdom's cookies run out by the real one.
		cookie_expiration: '36500',
		cookie_prefix: 'wp_consent',
		services: [ { name: 'Ringwell', category: 'statistics' } ],
	};
	const script = document.createElement( 'script' );
	// What a script declares can't be taken away again; what is assigned can.
	script.textContent = `( () => { ${ API }; Object.assign( window, { ${ DECLARED.join() } } ) } )()`;
	document.head.append( script );
	script.remove();
};

/** A banner of its own script, which says by the API's events what it is. */
const bannerComes = async ( type: string ) => {
	apiComes( '' );
	api.wp_consent_type = type;
	document.dispatchEvent( new Event( 'wp_consent_type_defined' ) );
	await settle();
};

/** What the visitor chooses there. */
const says = async ( value: 'allow' | 'deny' ) => {
	( api.wp_set_consent as ( ...said: string[] ) => void )(
		'statistics',
		value
	);
	await settle();
};

const saysOfUs = async ( isGiven: boolean ) => {
	( api.wp_set_service_consent as ( ...said: unknown[] ) => void )(
		'Ringwell',
		isGiven
	);
	await settle();
};

describe( 'consent that is withdrawn', () => {
	const withdraw = async () => {
		await open();
		follow( sitePage() );
		expect( pageText() ).toBe( SWAPPED );
		expect( kept() ).not.toEqual( [] );
		sent.length = 0;
		await choose( 'none' );
	};

	test( 'wipes all of ours at once but the refusal itself, and nothing of others', async () => {
		localStorage.setItem( 'theirs', '1' );
		sessionStorage.setItem( 'ringwell-gone', '1' );
		await withdraw();
		expect( kept().sort() ).toEqual( [ 'ringwell-consent', 'theirs' ] );
		expect( localStorage[ 'ringwell-consent' ] ).toBe( 'none' );
	} );

	test( 'shows the fallback, which is nobody’s', async () => {
		await withdraw();
		expect( pageText() ).toBe( FALLEN );
		expect( sitePage().given.get( 1 ) ).toMatchObject( {
			number: FALLBACK,
			kind: 'default',
		} );
	} );

	test( 'tells the site’s own scripts of the number, and of no taking', async () => {
		const told: string[] = [];
		const hear = ( { type }: Event ) => told.push( type );
		const types = [ 'ringwell:number', 'ringwell:taken' ];
		types.forEach( ( type ) => document.addEventListener( type, hear ) );
		await open();
		announce( sitePage() );
		await choose( 'none' );
		types.forEach( ( type ) => document.removeEventListener( type, hear ) );
		expect( told ).toEqual( [ 'ringwell:number', 'ringwell:number' ] );
	} );

	test( 'ends the beats: nothing is told any more, by input, tap, time or leaving', async () => {
		await withdraw();
		document.dispatchEvent( new Event( 'pointermove' ) );
		document.body.innerHTML = `<a href="tel:${ FALLBACK }">${ FALLEN }</a>`;
		const link = document.body.querySelector( 'a' )!;
		link.addEventListener( 'click', ( event ) => event.preventDefault() );
		link.click();
		await settle( 300_000 );
		setPageState( 'hidden' );
		setPageState( 'visible' );
		await settle( 60_000 );
		expect( [ ...sent, ...beacons ] ).toEqual( [] );
		expect( kept() ).toEqual( [ 'ringwell-consent' ] );
	} );

	test( 'empties what forms were told', async () => {
		document.body.innerHTML += '<form><input name="ringwell_visit"></form>';
		await open();
		startForms( sitePage() );
		const input = document.querySelector( 'input' )!;
		expect( input.value ).toBe( '7' );
		await choose( 'none' );
		expect( input.value ).toBe( '' );
	} );

	test( 'holds on the next page: no ids, no storage', async () => {
		await withdraw();
		await nextPage();
		expect( ids() ).toEqual( NOBODY );
		expect( sent[ 0 ]!.body.consent ).toBe( 'none' );
		expect( kept() ).toEqual( [ 'ringwell-consent' ] );
	} );

	test( 'leaves no word where nothing is remembered without a yes', async () => {
		localStorage.setItem( 'ringwell-consent', 'full' );
		await open( { consent: 'none' } );
		expect( ids() ).toEqual( SOMEBODY );
		await choose( 'none' );
		expect( kept() ).toEqual( [] );
	} );

	test( 'before the answer has come, asks again as nobody', async () => {
		let answer: ( value: unknown ) => void = () => {};
		const fetched = jest.fn(
			( _: string, { body }: RequestInit ) =>
				new Promise( ( done ) => {
					sent.push( {
						url: '/lease',
						body: JSON.parse( body as string ) as Sent[ 'body' ],
					} );
					answer = done;
				} )
		);
		window.fetch = fetched as unknown as typeof fetch;
		await open();
		const late = answer;
		await choose( 'none' );
		late( {
			ok: true,
			status: 200,
			json: () => Promise.resolve( leaseAnswer( number() ) ),
		} );
		await settle();
		expect( ids( 1 ) ).toEqual( NOBODY );
		expect( pageText() ).toBe( '8 (495) 111-22-33' );
		expect( kept() ).toEqual( [ 'ringwell-consent' ] );
	} );

	test( 'in another tab ends this one too', async () => {
		await open();
		follow( sitePage() );
		localStorage.clear();
		window.dispatchEvent( new StorageEvent( 'storage', { key: null } ) );
		await settle();
		expect( pageText() ).toBe( FALLEN );
		expect( sitePage().visit ).toBeNull();
	} );
} );

describe( 'consent that is given later', () => {
	test( 'counts from the next page on', async () => {
		await open( { consent: 'none' } );
		expect( ids() ).toEqual( NOBODY );
		await choose( 'full' );
		expect( sent ).toHaveLength( 1 );
		expect( kept() ).toEqual( [ 'ringwell-consent' ] );
		await nextPage( { consent: 'none' } );
		expect( ids() ).toEqual( SOMEBODY );
		expect( sent[ 0 ]!.body.consent ).toBe( 'full' );
		expect( pageText() ).toBe( SWAPPED );
	} );

	test( 'for the session stays in the tab', async () => {
		await open( { consent: 'none' } );
		await choose( 'session' );
		await nextPage( { consent: 'none' } );
		expect( ids() ).toEqual( SOMEBODY );
		expect( Object.keys( localStorage ) ).toEqual( [] );
	} );

	test( 'again after a refusal leaves no word where it is the rule', async () => {
		await open();
		await choose( 'none' );
		await choose( 'full' );
		expect( kept() ).toEqual( [] );
		await nextPage();
		expect( ids() ).toEqual( SOMEBODY );
	} );

	test( 'is heard although the script that minds it came afterwards', async () => {
		await openPage();
		sitePage().choice = 'none';
		await startConsent( sitePage() );
		expect( sitePage().visit ).toBeNull();
	} );
} );

test( 'consent for less keeps the visit, but in the tab alone', async () => {
	await open();
	const before = localStorage[ 'ringwell-visit' ] as string;
	await choose( 'session' );
	expect( Object.keys( localStorage ) ).toEqual( [] );
	expect( sessionStorage[ 'ringwell-visit' ] ).toBe( before );
	await nextPage();
	const { visitor, visit } = JSON.parse( before ) as Record< string, string >;
	expect( ids() ).toEqual( [ visitor, visit ] );
	expect( sent[ 0 ]!.body.consent ).toBe( 'session' );
	expect( Object.keys( localStorage ) ).toEqual( [] );
} );

test( 'what was kept before nothing was to be remembered goes', async () => {
	localStorage.setItem( 'ringwell-visit', '{}' );
	await open( { consent: 'none' } );
	expect( kept() ).toEqual( [] );
} );

describe.each( [
	[ 'globalPrivacyControl', true ],
	[ 'doNotTrack', '1' ],
] )( 'where the browser says %s', ( name, value ) => {
	beforeEach( () => {
		Object.defineProperty( navigator, name, { configurable: true, value } );
	} );

	test( 'and the owner heeds it, nothing is kept or asked by ids', async () => {
		localStorage.setItem( 'ringwell-visit', '{}' );
		await open( { dnt: true, wait: true } );
		expect( ids() ).toEqual( NOBODY );
		expect( kept() ).toEqual( [] );
	} );

	test( 'a banner’s yes changes nothing', async () => {
		await open( { dnt: true, wait: true } );
		await choose( 'full' );
		await nextPage( { dnt: true, wait: true } );
		expect( ids() ).toEqual( NOBODY );
		expect( kept() ).toEqual( [] );
	} );

	test( 'and the owner does not heed it, it means nothing', async () => {
		await open();
		expect( ids() ).toEqual( SOMEBODY );
	} );
} );

test( 'a browser that says nothing of the kind is remembered', async () => {
	await open( { dnt: true, wait: true } );
	expect( ids() ).toEqual( SOMEBODY );
} );

describe( 'a banner by the WP Consent API', () => {
	const asking: Partial< Config > = {
		consent: 'none',
		wait: true,
		banner: BANNER as NonNullable< Config[ 'banner' ] >,
	};

	test( 'that has heard yes earlier: the page claims at once', async () => {
		setCookie( 'allow' );
		await open( asking );
		expect( ids() ).toEqual( SOMEBODY );
		expect( pageText() ).toBe( SWAPPED );
	} );

	test( 'that has heard no earlier: nothing is kept, and what was goes', async () => {
		localStorage.setItem( 'ringwell-consent', 'full' );
		localStorage.setItem( 'ringwell-visit', '{}' );
		setCookie( 'deny' );
		await open( asking );
		expect( ids() ).toEqual( NOBODY );
		expect( kept() ).toEqual( [] );
	} );

	test( 'nothing is asked before it is known', async () => {
		apiComes( '', true );
		await open( asking );
		await settle( 1000 );
		expect( sent ).toEqual( [] );
		await bannerComes( 'optin' );
		expect( ids() ).toEqual( NOBODY );
	} );

	test( 'whose consent type is known to PHP needs no word of the banner', async () => {
		apiComes( 'optin' );
		await open( asking );
		expect( ids() ).toEqual( NOBODY );
		leavePage();
		sent.length = 0;
		apiComes( 'optout' );
		await open( asking );
		expect( ids() ).toEqual( SOMEBODY );
	} );

	test( 'where no answer is a yes, the visitor is remembered until he says no', async () => {
		await open( asking );
		await bannerComes( 'optout' );
		expect( ids() ).toEqual( SOMEBODY );
		await says( 'deny' );
		expect( kept() ).toEqual( [] );
		expect( pageText() ).toBe( FALLEN );
	} );

	test( 'a yes in mid-page counts from the next page on', async () => {
		await open( asking );
		await bannerComes( 'optin' );
		await says( 'allow' );
		expect( sent ).toHaveLength( 1 );
		await nextPage( asking );
		expect( ids() ).toEqual( SOMEBODY );
	} );

	test( 'a no to us by name goes before a yes to our kind, at once and on the next page', async () => {
		setCookie( 'allow' );
		await open( asking );
		await bannerComes( 'optin' );
		expect( ids() ).toEqual( SOMEBODY );
		await saysOfUs( false );
		expect( kept() ).toEqual( [] );
		expect( pageText() ).toBe( FALLEN );
		await nextPage( asking );
		expect( ids() ).toEqual( NOBODY );
	} );

	test( 'a yes to us by name goes before a no to our kind', async () => {
		setCookie( 'deny' );
		await open( asking );
		await bannerComes( 'optin' );
		await saysOfUs( true );
		await nextPage( asking );
		expect( ids() ).toEqual( SOMEBODY );
		await bannerComes( 'optin' );
		expect( ids() ).toEqual( SOMEBODY );
	} );

	test( 'a no to us by name that PHP has written is read too, and the API’s yes does not undo it', async () => {
		setCookie( 'allow' );
		setCookie(
			'%7B%22Maps%22%3Atrue%2C%22Ringwell%22%3Afalse%7D',
			SERVICES
		);
		await open( asking );
		expect( ids() ).toEqual( NOBODY );
		await bannerComes( 'optin' );
		expect( kept() ).toEqual( [] );
	} );

	test( 'a no to somebody else means nothing to us', async () => {
		setCookie( 'allow' );
		setCookie( '{"Maps":false}', SERVICES );
		await open( asking );
		expect( ids() ).toEqual( SOMEBODY );
	} );

	test( 'whose yes has run out is asked anew', async () => {
		localStorage.setItem( 'ringwell-consent', 'full' );
		await open( asking );
		await bannerComes( 'optin' );
		expect( ids() ).toEqual( NOBODY );
		expect( kept() ).toEqual( [] );
	} );

	test( 'that never comes is waited for no longer than three seconds', async () => {
		localStorage.setItem( 'ringwell-consent', 'full' );
		await open( asking );
		await settle( 3001 );
		expect( ids() ).toEqual( NOBODY );
		// Nobody has said no.
		expect( kept() ).toEqual( [ 'ringwell-consent' ] );
	} );

	test( 'the API alone is no banner: the site’s own rule holds', async () => {
		apiComes( '' );
		await open( asking );
		expect( ids() ).toEqual( SOMEBODY );
		await nextPage( {
			...asking,
			banner: { ...asking.banner!, otherwise: 'none' },
		} );
		expect( ids() ).toEqual( NOBODY );
	} );
} );
