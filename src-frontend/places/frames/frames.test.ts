import { onTap } from '../../activity/onTap.ts';
import type { Config } from '../../lib/config.ts';
import type { Page } from '../../lib/page.ts';
import { createPainter } from '../../lib/painter.ts';
import { reachOf } from '../../lib/reach.ts';
import { config, number, OWN, PHONE, SWAPPED } from '../../scene.ts';
import { startFrames } from './index.ts';

/** As much of a page as frames need: what is added is painted. */
const pageOf = ( changes: Partial< Config > = {} ): Page => {
	const settings = config( { frames: true, ...changes } );
	const given: Page[ 'given' ] = new Map( [
		[ 1, { ...number(), at: 0, until: 0 } ],
	] );
	const paint = createPainter(
		settings.targets,
		given,
		new Set(),
		reachOf( settings )
	);
	const roots: Page[ 'roots' ] = [ document ];
	const looks: Page[ 'looks' ] = [];
	return {
		config: settings,
		given,
		roots,
		looks,
		refresh: () => {
			roots.forEach( paint );
			looks.forEach( ( look ) => look() );
		},
	} as Partial< Page > as Page;
};

const inner = ( frame = document.querySelector( 'iframe' )! ) =>
	frame.contentDocument!;

const fill = ( html: string, page = inner() ) => {
	page.body.innerHTML = html;
};

test( 'a page of this site in a frame is looked through, and the frames in it', () => {
	document.body.innerHTML = '<iframe></iframe>';
	fill( `<p>${ PHONE }</p><iframe></iframe>` );
	const nested = inner( inner().querySelector( 'iframe' )! );
	fill( `<a href="tel:${ OWN }">${ PHONE }</a>`, nested );
	startFrames( pageOf() );

	expect( inner().querySelector( 'p' )?.textContent ).toBe( SWAPPED );
	expect( nested.body.innerHTML ).toBe(
		`<a href="tel:+74959876543">${ SWAPPED }</a>`
	);
} );

test( 'a frame that comes later is found by the next look', () => {
	document.body.innerHTML = '';
	const page = pageOf();
	startFrames( page );
	document.body.innerHTML = '<iframe></iframe>';
	fill( PHONE );
	page.refresh();

	expect( inner().body.textContent ).toBe( SWAPPED );
} );

test( 'a frame that is gone is let go', () => {
	document.body.innerHTML = '<iframe></iframe>';
	const page = pageOf();
	startFrames( page );
	expect( page.roots ).toHaveLength( 2 );
	document.body.innerHTML = '';
	page.refresh();

	expect( page.roots ).toEqual( [ document ] );
} );

test( 'a page with a bundle of its own is left alone', () => {
	document.body.innerHTML = '<iframe></iframe>';
	fill( `<script id="ringwell-config">{}</script>${ PHONE }` );
	const page = pageOf();
	startFrames( page );

	expect( inner().body.textContent ).toContain( PHONE );
	expect( page.roots ).toHaveLength( 1 );
} );

test( 'a frame in a part that is never touched, or of another site, is left alone', () => {
	document.body.innerHTML =
		'<div class="map"><iframe></iframe></div><p data-ringwell="off"><iframe></iframe></p><iframe></iframe>';
	const [ map, off, foreign ] = document.querySelectorAll( 'iframe' );
	fill( PHONE, inner( map ) );
	fill( PHONE, inner( off ) );
	Object.defineProperty( foreign, 'contentDocument', {
		get: () => {
			throw new DOMException( 'blocked', 'SecurityError' );
		},
	} );
	const page = pageOf( { off: '.map' } );
	startFrames( page );

	expect( inner( map ).body.textContent ).toBe( PHONE );
	expect( inner( off ).body.textContent ).toBe( PHONE );
	expect( page.roots ).toHaveLength( 1 );
} );

test( 'a tap in a frame is heard, and so is one in a shadow root', () => {
	document.body.innerHTML = '<iframe></iframe><main></main>';
	fill( `<a href="tel:${ OWN }"><i>1</i></a>` );
	const shadow = document
		.querySelector( 'main' )!
		.attachShadow( { mode: 'open' } );
	shadow.innerHTML = `<a href="tel:${ OWN }"><i>1</i></a>`;
	const heard: string[] = [];
	onTap( ( digits ) => heard.push( digits ) );
	startFrames( pageOf() );
	inner().querySelector( 'i' )!.click();
	shadow.querySelector( 'i' )!.click();

	expect( heard ).toEqual( [ '74959876543', '74951112233' ] );
} );

test( 'frames in a frame that is gone are let go too', () => {
	document.body.innerHTML = '<iframe></iframe>';
	fill( '<iframe></iframe>' );
	const page = pageOf();
	startFrames( page );
	expect( page.roots ).toHaveLength( 3 );
	document.body.innerHTML = '';
	page.refresh();

	expect( page.roots ).toEqual( [ document ] );
} );

test( 'a frame that comes later into a frame is found too', () => {
	document.body.innerHTML = '<iframe></iframe>';
	const page = pageOf();
	startFrames( page );
	fill( '<iframe></iframe>' );
	const nested = inner( inner().querySelector( 'iframe' )! );
	fill( PHONE, nested );
	page.refresh();

	expect( nested.body.textContent ).toBe( SWAPPED );
} );

test( 'a frame whose page has only begun is looked into once it is loaded, and stops nothing meanwhile', () => {
	document.body.innerHTML = '<iframe></iframe><iframe></iframe>';
	const [ begun, other ] = document.querySelectorAll( 'iframe' );
	const root = inner( begun ).documentElement;
	root.remove();
	fill( PHONE, inner( other ) );
	const page = pageOf();
	startFrames( page );
	expect( inner( other ).body.textContent ).toBe( SWAPPED );

	inner( begun ).append( root );
	fill( PHONE, inner( begun ) );
	begun!.dispatchEvent( new Event( 'load' ) );
	expect( inner( begun ).body.textContent ).toBe( SWAPPED );
	expect( page.roots ).toHaveLength( 3 );
} );
