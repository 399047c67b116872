/*
 * What page builders do, in their own ways: Elementor makes a popup of a template each time, as text; Divi clones a
 * section that the page holds; sliders clone slides; tabs are made of templates; shops put pieces from the server in the place of
 * old ones; galleries load what is scrolled to.
 */
import { LINK, PHONE } from './phone';

const on = ( id: string, act: () => void ) =>
	document.getElementById( id )?.addEventListener( 'click', act );
const find = ( selector: string ) => document.querySelector( selector )!;

on( 'elementor', () => {
	const template = find( '#popup-template' ).textContent;
	document.body.insertAdjacentHTML(
		'beforeend',
		`<div class="elementor-popup-modal" role="dialog">${ template }</div>`
	);
	find( '.elementor-popup-modal button' ).addEventListener( 'click', () =>
		find( '.elementor-popup-modal' ).remove()
	);
} );

on( 'divi', () => {
	const overlay = find( '#section' ).cloneNode( true ) as HTMLElement;
	overlay.removeAttribute( 'id' );
	overlay.hidden = false;
	overlay.setAttribute( 'role', 'dialog' );
	document.body.append( overlay );
} );

on( 'jquery', () => {
	const { jQuery } = window as unknown as {
		jQuery: ( selector: string ) => {
			html: ( html: string ) => void;
			clone: () => { appendTo: ( to: string ) => void };
		};
	};
	jQuery( '#box' ).html( `<b>${ PHONE }</b> <a href="${ LINK }">Call</a>` );
	jQuery( '#box' ).clone().appendTo( '#clones' );
} );

/** As sliders without an end do: copies at both ends, and the first goes last at every turn. */
const slider = document.getElementById( 'slider' );
if ( slider ) {
	const slides = [ ...slider.children ];
	slider.append( slides[ 0 ]!.cloneNode( true ) );
	slider.prepend( slides.at( -1 )!.cloneNode( true ) );
	on( 'turn', () => slider.append( slider.firstElementChild! ) );
	on( 'copy', () =>
		slider.append( slider.firstElementChild!.cloneNode( true ) )
	);
}

on( 'tab', () => {
	const { content } = find( '#panel' ) as HTMLTemplateElement;
	find( '#panels' ).replaceChildren( document.importNode( content, true ) );
} );

on( 'fragment', () => {
	void fetch( '/fixtures/part.html' )
		.then( ( answer ) => answer.text() )
		.then( ( html ) => {
			find( '#cart' ).outerHTML = `<span id="cart">${ html }</span>`;
		} );
} );

const lazy = document.getElementById( 'lazy' );
if ( lazy ) {
	new IntersectionObserver( ( [ entry ], observer ) => {
		if ( entry!.isIntersecting ) {
			observer.disconnect();
			void fetch( '/fixtures/part.html' )
				.then( ( answer ) => answer.text() )
				.then( ( html ) => ( lazy.innerHTML = html ) );
		}
	} ).observe( lazy );
}

on( 'next', () => {
	void fetch( ( find( '#next' ) as HTMLElement ).dataset.page! )
		.then( ( answer ) => answer.text() )
		.then( ( html ) => {
			const next = new DOMParser().parseFromString( html, 'text/html' );
			find( '#articles' ).append(
				...next.querySelectorAll( '#articles > *' )
			);
		} );
} );
