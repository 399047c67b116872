import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dist } from '../../tools/build/layout';

/*
 * A page as WordPress prints it, and a server that answers as it is told: what the bundle does in a real browser, beside
 * the same page without it.
 */

const OWN = '8 (495) 111-22-33';
export const POOL = '8 (495) 987-65-43';

const ANSWER = {
	source: { id: 1, name: 'Yandex' },
	visit: 7,
	utm: {},
	numbers: [
		{
			target: 1,
			number: '+74959876543',
			display: null,
			kind: 'pool',
			fallback: '+74951112233',
			ttl: 900,
		},
	],
	beat: { seconds: 30 },
};

const config = {
	lease: '/lease',
	activity: '/activity',
	site: '/build/site.js',
	script: '/build/site-activity.js',
	more: '/build/site-more.js',
	api: '/build/site-api.js',
	targets: [ { id: 1, number: '+74951112233', display: null } ],
	consent: 'full',
	config: 'token',
	late: '[data-ringwell=late]',
	off: '[data-ringwell=late]',
};

const built = ( name: string ) =>
	readFileSync( join( dist, 'build', name ), 'utf8' );

/** As on a page of prices: each row has a price and a title, every hundredth a number in their place. */
const rows = ( elements: number ) =>
	Array.from( { length: Math.ceil( elements / 3 ) }, ( _, row ) =>
		row % 100 === 0
			? `<p>Implants <b>${ row }</b> <a href="tel:84951112233">${ OWN }</a></p>`
			: `<p title="Row ${ row }">Cleaning by ultrasound and polishing, <b>1 ${ row } 200</b> roubles <i>a jaw</i></p>`
	);

export interface PageOptions {
	elements?: number;
	/** 'none': no script of ours is in the page. 'least': what no such bundle can do without, and nothing else. */
	bundle?: 'starter' | 'least' | 'none';
	/** In the head behind ours. */
	head?: string;
}

/*
 * The least that a script must ask of a browser to show another number: what is kept, a script that comes later, one
 * question to the server, each text of the page once, and to be told of changes. It recognises nobody and finds nothing by itself.
 */
const LEAST = {
	starter: `localStorage.setItem( 'least', '1' );
const script = document.createElement( 'script' );
script.src = '/build/least.js';
document.head.append( script );`,
	core: `fetch( '/lease', { method: 'POST', body: localStorage.getItem( 'least' ) } )
	.then( ( response ) => response.json() )
	.then( ( { numbers } ) => {
		const wanted = document.body.textContent.match( /8 \\(495\\) 111-22-33/ )[ 0 ];
		const number = wanted.slice( 0, 7 ) + numbers[ 0 ].number.slice( 5 ).replace( /(...)(..)(..)/, ' $1-$2-$3' );
		document.querySelector( '#first a' ).firstChild.data = number;
		document.getElementById( 'last' ).firstChild.data = number;
		new MutationObserver( () => {} ).observe( document, { childList: true, characterData: true, subtree: true } );
	} );`,
};

function scriptsOf( bundle: PageOptions[ 'bundle' ] ): string {
	if ( bundle === 'none' ) {
		return '';
	}
	return bundle === 'least'
		? `<script>${ LEAST.starter }</script>`
		: `<script type="application/json" id="ringwell-config">${ JSON.stringify(
				config
			) }</script><script>${ built( 'starter.js' ) }</script>`;
}

function htmlOf( options: PageOptions ): string {
	const { elements = 0, bundle = 'starter', head = '' } = options;
	const ours = scriptsOf( bundle );
	return (
		`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Clinic</title>${ ours }${ head }` +
		`<link rel="icon" href="data:,"></head><body><h1>Clinic</h1><p id="first">Call <a href="tel:84951112233">${ OWN }</a> now</p>` +
		`${ rows( elements ).join( '' ) }<p id="last">${ OWN }</p></body></html>`
	);
}

type Reply = ( response: ServerResponse ) => void | Promise< void >;

export interface Server {
	url: string;
	/** Addresses asked for, in order. */
	asked: string[];
	/** How an address is answered from now on. */
	answer: ( path: string, reply: Reply ) => void;
	close: () => Promise< void >;
}

const json =
	( body: object ): Reply =>
	( response ) =>
		void response
			.writeHead( 200, {
				'Content-Type': 'application/json',
				'Cache-Control': 'no-store',
			} )
			.end( JSON.stringify( body ) );

export const html =
	( options: PageOptions ): Reply =>
	( response ) =>
		void response
			.writeHead( 200, {
				'Content-Type': 'text/html; charset=utf-8',
				'Cache-Control': 'no-store',
			} )
			.end( htmlOf( options ) );

/** Files of the bundle as web servers send them; the page at "/". */
export async function startServer(
	options: PageOptions = {}
): Promise< Server > {
	const asked: string[] = [];
	const replies = new Map< string, Reply >( [
		[ '/', html( options ) ],
		[ '/lease', json( ANSWER ) ],
		[ '/activity', json( { numbers: ANSWER.numbers } ) ],
	] );
	const file: ( path: string ) => Reply = ( path ) => ( response ) =>
		void response
			.writeHead( 200, {
				'Content-Type': 'text/javascript',
				'Cache-Control': 'max-age=86400',
			} )
			.end(
				path === '/build/least.js'
					? LEAST.core
					: built( path.slice( '/build/'.length ) )
			);
	const server = createServer( ( { url = '/' }, response ) => {
		const path = new URL( url, 'http://localhost' ).pathname;
		asked.push( path );
		const reply =
			replies.get( path ) ??
			( path.startsWith( '/build/' ) ? file( path ) : undefined );
		if ( reply ) {
			void reply( response );
		} else {
			response.writeHead( 404 ).end();
		}
	} );
	await new Promise< void >( ( done ) => server.listen( 0, done ) );
	return {
		url: `http://localhost:${ ( server.address() as AddressInfo ).port }`,
		asked,
		answer: ( path, reply ) => void replies.set( path, reply ),
		close: () =>
			new Promise( ( done ) => {
				server.closeAllConnections();
				server.close( () => done() );
			} ),
	};
}
