import type { Page } from '../../lib/page.ts';
import { config, number, OWN, PHONE, POOL, SWAPPED } from '../../scene.ts';
import { knowCopies } from '../../activity/knowCopies.ts';
import { startMessengers } from './index.ts';

const pageOf = ( marked: string[], off?: string ) => {
	const page = {
		config: config( { messengers: marked, ...( off && { off } ) } ),
		given: new Map( [ [ 1, { ...number(), at: 0, until: 0 } ] ] ),
		roots: [ document.documentElement ],
		looks: [],
	} as Partial< Page > as Page;
	startMessengers( page );
	return page;
};

const read = () => document.body.innerHTML;

const LINKS = [
	[ 'https://wa.me/74951112233?text=4', 'https://wa.me/74959876543?text=4' ],
	[
		'https://api.whatsapp.com/send?phone=74951112233',
		'https://api.whatsapp.com/send?phone=74959876543',
	],
	[
		'whatsapp://send?phone=+74951112233',
		'whatsapp://send?phone=+74959876543',
	],
	[
		'viber://chat?number=%2B74951112233',
		'viber://chat?number=%2B74959876543',
	],
	[ 'https://t.me/+74951112233', 'https://t.me/+74959876543' ],
	[ 'sms:+74951112233', 'sms:+74959876543' ],
	[ 'sms:84951112233', 'sms:+74959876543' ],
	[ 'sms:4951112233?body=1', 'sms:+74959876543?body=1' ],
];

test.each( LINKS )( '%s leads to the number that is shown', ( old, now ) => {
	document.body.innerHTML = `<a href="${ old }">${ PHONE }</a>`;
	pageOf( [ POOL ] );

	expect( read() ).toBe( `<a href="${ now }">${ SWAPPED }</a>` );
} );

test.each( LINKS )( '%s comes back when the number goes', ( old ) => {
	const before = `<a href="${ old }" title="${ PHONE }"><b>8 (495)</b> 111-22-33</a>`;
	document.body.innerHTML = before;
	const page = pageOf( [ POOL ] );
	expect( read() ).not.toBe( before );
	page.given.set( 1, {
		...number( { number: OWN, kind: 'own' } ),
		at: 0,
		until: 0,
	} );
	page.looks.forEach( ( look ) => look() );

	expect( read() ).toBe( before );
} );

test.each( [
	[ 'a number without an account', [ '+74950000000' ], '' ],
	[ 'a part that is never touched', [ POOL ], 'a' ],
] )( '%s changes nothing', ( _what, marked, off ) => {
	const before = `<a href="https://wa.me/74951112233">${ PHONE }</a>`;
	document.body.innerHTML = before;
	pageOf( marked, off );

	expect( read() ).toBe( before );
} );

test.each( [
	'https://wa.me/74951112234',
	'https://wa.me/744951112233',
	'https://wa.me/749511122330',
	'https://t.me/clinic',
	'mailto:84951112233@mail.example',
	'https://clinic.example/?phone=74951112233',
] )( '%s stays', ( link ) => {
	const before = `<a href="${ link }">1</a>`;
	document.body.innerHTML = before;
	pageOf( [ POOL ] );

	expect( read() ).toBe( before );
} );

test( 'a number without an account stays so once copies of it are known', () => {
	const before = `<a href="https://wa.me/74951112233">${ PHONE }</a>`;
	document.body.innerHTML = before;
	const page = pageOf( [ '+74950000000' ] );
	knowCopies( page );
	page.looks.forEach( ( look ) => look() );

	expect( read() ).toBe( before );
} );

test( 'what a person may edit stays', () => {
	const before =
		'<div contenteditable=""><a href="sms:+74951112233">1</a></div>';
	document.body.innerHTML = before;
	pageOf( [ POOL ] );

	expect( read() ).toBe( before );
} );

test( 'a shadow root in a part that is never touched stays', () => {
	const before = '<a href="sms:+74951112233">1</a>';
	document.body.innerHTML = '<p data-ringwell="off"></p>';
	const shadow = document
		.querySelector( 'p' )!
		.attachShadow( { mode: 'open' } );
	shadow.innerHTML = before;
	const page = pageOf( [ POOL ] );
	page.roots.push( shadow );
	page.looks.forEach( ( look ) => look() );

	expect( shadow.innerHTML ).toBe( before );
} );

test( 'a doubted number is written to no more', () => {
	document.body.innerHTML = '<a href="sms:+74951112233">1</a>';
	const page = pageOf( [ POOL ] );
	page.given.get( 1 )!.isDoubted = true;
	page.looks.forEach( ( look ) => look() );

	expect( read() ).toBe( '<a href="sms:+74951112233">1</a>' );
} );
