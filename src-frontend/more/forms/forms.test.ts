import { openStore } from '../../lib/store.ts';
import type { LeaseAnswer } from '../../lib/messages.ts';
import type { Page } from '../../lib/page.ts';
import { config, freshPage, leaseAnswer } from '../../scene.ts';
import { startForms } from './index.ts';

const IDS = { visitor: 'a'.repeat( 32 ), visit: 'b'.repeat( 32 ) };
const ANSWER = {
	...leaseAnswer(),
	visit: 4711,
	utm: { source: 'yandex', campaign: 'зубы & "цены"' },
};
const FORM = `<form><input type="hidden" name="ringwell_source"><input type="hidden" name="form_fields[ringwell_utm_campaign]">
<input type="hidden" name="field-7" data-ringwell-field="visit"><input type="hidden" name="ringwell_ga"><input type="hidden" name="ringwell_ym">
<input type="hidden" name="ringwell_utm_term" value="old"><input name="phone" value="+7 495"></form>`;

beforeEach( () => {
	freshPage( FORM );
	document.cookie = '_ga=GA1.2.111.222';
	document.cookie = '_ym_uid=333444';
} );

afterEach( () => {
	document.cookie = '_ga=;max-age=0';
	document.cookie = '_ym_uid=;max-age=0';
} );

const open = (
	changes: Partial< Page > = {},
	answer: LeaseAnswer | null = ANSWER
): Page => {
	const page = {
		config: config( { forms: true } ),
		store: openStore( 'full' ),
		visit: { ...IDS, campaign: '' },
		...( answer && { answer } ),
		looks: [],
		...changes,
	} as unknown as Page;
	startForms( page );
	return page;
};

const values = () =>
	[ ...document.querySelectorAll( 'input' ) ].map( ( { value } ) => value );

const FILLED = [
	'Yandex',
	ANSWER.utm.campaign,
	'4711',
	'111.222',
	'333444',
	'',
	'+7 495',
];
const EMPTY = [ '', '', '', '', '', '', '+7 495' ];

test( 'fills what a form asks for, and nothing else', () => {
	open();
	expect( values() ).toEqual( FILLED );
} );

test( 'never gives out the ids that the server knows the visitor by', () => {
	document.body.innerHTML = [
		'visitor',
		'visit_id',
		'id',
		'__proto__',
		'constructor',
		'utm_',
	]
		.map(
			( name ) => `<input name="ringwell_${ name }" value="as it was">`
		)
		.join( '' );
	open();
	expect( new Set( values() ) ).toEqual( new Set( [ 'as it was' ] ) );
	expect( localStorage.getItem( 'ringwell-told' ) ).toContain( '4711' );
} );

test( 'fills forms that come later, and what comes later into forms', () => {
	const page = open( {}, null );
	expect( values() ).toEqual( [ '', '', '', '', '', '', '+7 495' ] );
	page.answer = ANSWER;
	document.body.innerHTML = FORM;
	page.looks.forEach( ( look ) => look() );
	expect( values() ).toEqual( FILLED );
} );

test.each( [ 'focusin', 'submit' ] )( 'looks once more at %s', ( type ) => {
	open();
	document.body.innerHTML = FORM;
	( document.querySelector( 'form' ) as Element ).dispatchEvent(
		new Event( type, { bubbles: true } )
	);
	expect( values() ).toEqual( FILLED );
} );

test( 'a script that reads the form gets what is true now', () => {
	open();
	document.body.innerHTML = FORM;
	const form = document.querySelector( 'form' ) as HTMLFormElement;
	const formData = new FormData( form );
	const event = Object.assign( new Event( 'formdata', { bubbles: true } ), {
		formData,
	} );
	form.dispatchEvent( event );
	expect( formData.get( 'ringwell_source' ) ).toBe( 'Yandex' );
	expect( formData.get( 'field-7' ) ).toBe( '4711' );
	expect( formData.get( 'phone' ) ).toBe( '+7 495' );
} );

test( 'the next page fills before its answer, as long as the visit is the same', () => {
	open();
	document.body.innerHTML = FORM;
	open( {}, null );
	expect( values() ).toEqual( FILLED );
	document.body.innerHTML = FORM;
	open( { visit: { ...IDS, visit: 'e'.repeat( 32 ), campaign: '' } }, null );
	expect( values() ).toEqual( EMPTY );
} );

test( 'without consent nothing is said and nothing kept, and a consent that is taken back empties the form', () => {
	open( { store: null, visit: null } );
	expect( values() ).toEqual( EMPTY );
	expect( localStorage ).toHaveLength( 0 );

	const page = open();
	expect( values() ).toEqual( FILLED );
	page.visit = null;
	page.looks.forEach( ( look ) => look() );
	expect( values() ).toEqual( EMPTY );
} );

test( 'the counters’ ids are told with full consent only', () => {
	open( {
		config: config( { forms: true, consent: 'session' } ),
		store: openStore( 'session' ),
	} );
	expect( values() ).toEqual( [
		'Yandex',
		ANSWER.utm.campaign,
		'4711',
		'',
		'',
		'',
		'+7 495',
	] );
} );

test.each( [
	'{"of":5}',
	'null',
	'[]',
	'"x"',
	`{"of":"${ IDS.visit }","utm":7}`,
] )( 'storage with %s breaks nothing', ( kept ) => {
	localStorage.setItem( 'ringwell-told', kept );
	open( {}, null );
	expect( values().slice( 0, 3 ) ).toEqual( [ '', '', '' ] );
} );

test( 'a choice of files that has such a name stays empty, and stops nothing', () => {
	document.body.innerHTML = `<form><input type="file" name="ringwell_source"><input type="hidden" name="ringwell_visit"></form>`;
	open();
	expect( values() ).toEqual( [ '', '4711' ] );
} );
