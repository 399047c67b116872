/* The pages of fixtures, as text: what a page builder or a framework's author would have put there. */
import { LINK, PHONE } from './apps/phone';

const script = ( name: string ) =>
	`<script src="/fixtures/${ name }.js" defer data-turbo-eval="false" data-turbo-suppress-warning></script>`;

/** Of fixed heights, and what changes places lies one over the other: nothing moves by itself, so all that moves is our doing. */
const box = ( html: string, id = '' ) =>
	`<div style="height:120px;overflow:hidden" id="${ id }">${ html }</div>`;

/** The number in the page's header tells which one the visitor has. */
const HEADER = `<div id="place-header"><a href="${ LINK }">${ PHONE }</a></div>`;

export const pageOf = ( html: string, ...scripts: string[] ): string =>
	`${ HEADER }<div data-fixture>${ html }</div>${ scripts
		.map( script )
		.join( '' ) }`;

/** A root that a framework fills, or takes over from the server. */
export const root = ( html = '', mark = '' ): string =>
	`<div data-root ${ mark } style="height:420px;overflow:hidden">${ html }</div>`;

/** A picture that a test lets come late, or never. */
export const SLOW =
	'<img src="/fixtures/slow.png" alt="" width="1" height="1">';

export const POPUPS =
	'<button id="elementor">Popup</button>' +
	`<script type="text/template" id="popup-template"><p>${ PHONE }</p><a href="${ LINK }">Call</a><button>Close</button></script>` +
	'<button id="divi">Overlay</button>' +
	`<section id="section" hidden><p>${ PHONE }</p><a href="${ LINK }">Call</a></section>` +
	'<button id="jquery">Fill</button>' +
	box( '', 'clones' ) +
	box( 'Loading', 'box' );

export const SLIDER =
	'<button id="turn">Turn</button><button id="copy">Copy</button>' +
	box(
		[ 'One', 'Two', 'Three' ]
			.map(
				( name ) =>
					`<div style="position:absolute">${ name } ${ PHONE }</div>`
			)
			.join( '' ),
		'slider'
	);

export const LAZY = `<div style="height:3000px"></div>${ box(
	'Loading',
	'lazy'
) }`;

export const TABS =
	'<button id="tab">Branch</button><button id="fragment">Renew</button>' +
	`<template id="panel"><p>${ PHONE }</p><a href="${ LINK }">Call</a></template>` +
	box( '', 'panels' ) +
	box( `<span id="cart">${ PHONE }</span>` );

export const articles = ( next: string, name: string ): string =>
	`<button id="next" data-page="${ next }">More</button><div id="articles" style="height:400px;overflow:hidden"><article><h2>${ name }</h2><p>${ PHONE } <a href="${ LINK }">Call</a></p></article></div>`;

export const HTMX =
	'<button id="get" hx-get="/fixtures/part.html" hx-target="#place">Get</button>' +
	'<button id="add" hx-get="/fixtures/part.html" hx-target="#place" hx-swap="beforeend">Add</button>' +
	`<button id="push" hx-get="/fixtures/part.html" hx-target="#place" hx-push-url="?pushed">Push</button>` +
	`<div hx-history-elt>${ box( PHONE, 'place' ) }</div>`;

export const RIVAL = box( PHONE, 'rival' );

export const turbo = ( other: string, name: string ): string =>
	`<h2>${ name }</h2><p>${ PHONE } <a href="${ LINK }">Call</a></p><a id="other" href="${ other }">Other page</a>` +
	'<button id="load">Branch</button>' +
	box(
		`<turbo-frame id="branch"><p>${ PHONE }</p><a id="frame" href="/fixtures/frame.html">Branch</a></turbo-frame>`
	) +
	box( '', 'stream' );

const blocks = ( ...names: [ string, object?, string? ][] ) =>
	names
		.map( ( [ name, attributes = {}, html ] ) =>
			html === undefined
				? `<!-- wp:${ name } ${ JSON.stringify( attributes ) } /-->`
				: `<!-- wp:${ name } ${ JSON.stringify( attributes ) } -->${ html }<!-- /wp:${ name } -->`
		)
		.join( '\n' );

/** Posts, one a page, whose pages WordPress changes without loading them. */
export const QUERY = blocks( [
	'query',
	{
		queryId: 7,
		query: {
			perPage: 1,
			offset: 0,
			postType: 'post',
			order: 'asc',
			orderBy: 'title',
			inherit: false,
		},
		enhancedPagination: true,
	},
	`<div class="wp-block-query" data-fixture style="height:300px;overflow:hidden">${ blocks(
		[ 'post-template', {}, blocks( [ 'post-title' ], [ 'post-excerpt' ] ) ],
		[ 'query-pagination', {}, blocks( [ 'query-pagination-next' ] ) ]
	) }</div>`,
] );

export const INTERACTIVE = `<div style="height:200px;overflow:hidden" data-wp-interactive="clinic" data-wp-context='{"phone":"${ PHONE }","link":"${ LINK }","count":0,"isOpen":false}'><p data-wp-text="state.line">Call ${ PHONE }, rendered 0 times</p><a data-wp-bind--href="context.link" href="${ LINK }" data-wp-text="context.phone">${ PHONE }</a><button id="render" data-wp-on--click="actions.render">Render</button><button id="popup" data-wp-on--click="actions.popup">Popup</button><div data-wp-bind--hidden="!context.isOpen" hidden>${ PHONE }</div></div><script type="module" src="/fixtures/interactivity.js"></script>`;
