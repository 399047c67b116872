// eslint-disable-next-line no-restricted-imports -- It is what takes the page over; nothing of it ships.
import { createElement } from 'react';
// eslint-disable-next-line no-restricted-imports -- As above.
import { hydrateRoot } from 'react-dom/client';
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
} from '../../scene.ts';
import { waitForTakeOver } from './index.ts';

onePage( '' );

const open = async ( mark: string ) => {
	document.body.innerHTML = `<div ${ mark }><p>${ PHONE }</p></div><i>${ PHONE }</i>`;
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	waitForTakeOver( sitePage() );
};

const texts = () =>
	[ ...document.querySelectorAll( 'p,i' ) ].map(
		( { textContent } ) => textContent
	);

const root = () => document.querySelector( 'div' ) as HTMLDivElement;

const MARKS = [
	'id="__next"',
	'id="__nuxt"',
	'id="___gatsby"',
	'data-ringwell="late"',
];

test.each( MARKS )(
	'%s gets its number when React has taken it over, and the rest at once',
	async ( mark ) => {
		const said = jest.spyOn( console, 'error' ).mockReturnValue();
		await open( mark );
		await settle( 200 );
		expect( texts() ).toEqual( [ PHONE, SWAPPED ] );
		const p = document.querySelector( 'p' );

		hydrateRoot( root(), createElement( 'p', {}, PHONE ) );
		await settle( 100 );
		expect( texts() ).toEqual( [ SWAPPED, SWAPPED ] );
		expect( document.querySelector( 'p' ) ).toBe( p );
		expect( said ).not.toHaveBeenCalled();
	}
);

test( 'Vue says it at the root', async () => {
	await open( 'id="__nuxt"' );
	Object.assign( root(), { __vue_app__: {} } );
	await settle( 50 );
	expect( texts() ).toEqual( [ SWAPPED, SWAPPED ] );
} );

test( 'what nobody takes over has its number three seconds after the page was loaded', async () => {
	await open( 'data-ringwell="late"' );
	await settle( 2900 );
	expect( texts() ).toEqual( [ PHONE, SWAPPED ] );
	await settle( 200 );
	expect( texts() ).toEqual( [ SWAPPED, SWAPPED ] );
} );

test( 'once it is taken over nothing goes on', async () => {
	await open( 'id="__nuxt"' );
	Object.assign( root(), { __vue_app__: {} } );
	await settle( 50 );
	expect( jest.getTimerCount() ).toBeLessThan( 2 );
	const refresh = jest.spyOn( sitePage(), 'refresh' );
	await settle( 10_000 );
	expect( refresh ).not.toHaveBeenCalled();
} );
