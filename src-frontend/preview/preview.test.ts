import type { Config } from '../lib/config.ts';
import {
	config,
	number,
	onePage,
	openPage,
	pageText,
	POOL,
	settle,
	SWAPPED,
} from '../scene.ts';
import { start } from '../start.ts';
import { answerInPlace } from './answerInPlace.ts';
import { carryOn } from './carryOn.ts';
import { drawBar } from './drawBar.ts';
import { keepNothing } from './keepNothing.ts';
import { readPreview, type Preview } from './readPreview.ts';

onePage();

const PREVIEW: Preview = {
	door: 'about:ringwell',
	answer: {
		source: { id: 3, name: 'Yandex Direct' },
		visit: null,
		utm: {},
		numbers: [ number( { fallback: POOL } ) ],
		beat: { seconds: 3600 },
	},
	argument: [ 'ringwell_as', '3-abc' ],
	title: 'As visitors from “<b>Yandex</b>” see it',
	lines: [ '8 (495) 111-22-33, an example' ],
	note: 'Nothing is given out.',
	end: 'End the preview',
};

const print = ( text: string ) => {
	const tag = document.createElement( 'script' );
	tag.type = 'application/json';
	tag.id = 'ringwell-preview';
	tag.textContent = text;
	document.head.append( tag );
};

const { fetch: before } = window;
afterEach( () => {
	window.fetch = before;
	Reflect.deleteProperty( window, 'ringwellConfig' );
} );

test.each( [ '', '{', 'null' ] )(
	'without what it needs it is nothing: %p',
	( text ) => {
		print( text );
		expect( readPreview() ).toBeNull();
	}
);

test( 'reads what the page prints', () => {
	print( JSON.stringify( PREVIEW ) );
	expect( readPreview() ).toEqual( PREVIEW );
} );

test( 'the bundle shows the source’s number, and nobody is asked', async () => {
	const server = jest.fn( () => Promise.reject( new Error( 'asked' ) ) );
	window.fetch = server as typeof fetch;
	window.Response = class {
		ok = true;
		constructor( private readonly text: string ) {}
		json = () => Promise.resolve( JSON.parse( this.text ) as unknown );
	} as unknown as typeof Response;
	localStorage.setItem( 'ringwell-consent', 'full' );
	keepNothing();
	const opened = window as unknown as { ringwellConfig: Config };
	// As the starter does it.
	opened.ringwellConfig = config( {
		lease: PREVIEW.door,
		activity: PREVIEW.door,
	} );
	answerInPlace( PREVIEW );
	void start( opened.ringwellConfig );
	await settle();

	expect( pageText() ).toBe( SWAPPED );
	expect( server ).not.toHaveBeenCalled();
	expect( localStorage ).toHaveLength( 1 );
	expect( document.querySelector( 'script[src*=activity]' ) ).toBeNull();
	await expect( window.fetch( '/other' ) ).rejects.toThrow( 'asked' );
} );

test( 'the bar says what is seen, and its own numbers stay', async () => {
	drawBar( PREVIEW );
	const bar = document.querySelector( 'section' )!;
	expect( bar.textContent ).toContain( PREVIEW.title );
	expect( bar.textContent ).toContain( PREVIEW.lines[ 0 ] );
	expect( bar.querySelector( 'b' ) ).toBeNull();
	expect( bar.getAttribute( 'aria-label' ) ).toBe( PREVIEW.title );
	window.fetch = jest.fn();
	answerInPlace( PREVIEW );
	await openPage( { lease: PREVIEW.door, consent: 'none' } );
	expect( pageText() ).toContain( SWAPPED );
	expect( bar.textContent ).toContain( PREVIEW.lines[ 0 ] );
} );

describe( 'links', () => {
	const follow = ( html: string ) => {
		document.body.innerHTML = html;
		const link = document.querySelector( 'a' )!;
		link.addEventListener( 'click', ( event ) => event.preventDefault() );
		( link.firstElementChild ?? link ).dispatchEvent(
			new MouseEvent( 'click', { bubbles: true } )
		);
		return link.href;
	};

	beforeEach( () => carryOn( PREVIEW ) );

	test( 'of the site lead to previews', () => {
		expect( follow( '<a href="/prices/?a=1#b"><i>Prices</i></a>' ) ).toBe(
			'https://clinic.example/prices/?a=1&ringwell_as=3-abc#b'
		);
	} );

	test.each( [
		'https://other.example/',
		'tel:+74951112233',
		'mailto:a@clinic.example',
		'javascript:void(0)',
	] )( 'that lead elsewhere stay as they are: %s', ( href ) => {
		expect( follow( `<a href="${ href }">x</a>` ) ).toBe( href );
	} );

	test( 'end the preview where they say so', () => {
		drawBar( PREVIEW );
		const end = document.querySelector( 'section a' ) as HTMLAnchorElement;
		expect( end.href ).toBe( 'https://clinic.example/' );
		end.addEventListener( 'click', ( event ) => event.preventDefault() );
		end.click();
		expect( end.href ).toBe( 'https://clinic.example/' );
	} );
} );
