import type { open, offer } from '@ringwell/callback';

/** Of the dialog, and what a link to it says. */
const ID = 'ringwell-callback';

let loading: Promise< { open: typeof open; offer: typeof offer } > | undefined;

/** The form's script, once: WordPress's import map says where it is. */
const load = () =>
	( loading ??= import( /* webpackIgnore: true */ '@ringwell/callback' ) );

/** Where it can't come, forms are sent by the browser, and the dialog is shown by its address. */
const need = () => load().catch( () => undefined );

const forms = document.querySelectorAll( 'form[data-ringwell-form]' );
const dialog = document.querySelector< HTMLElement >( `dialog#${ ID }` );

const inView = new IntersectionObserver( ( seen ) => {
	if ( seen.some( ( { isIntersecting } ) => isIntersecting ) ) {
		inView.disconnect();
		void need();
	}
} );
forms.forEach( ( form ) => inView.observe( form ) );

document.addEventListener( 'focusin', ( { target } ) => {
	if ( ( target as Element ).closest( '.ringwell-form' ) ) {
		void need();
	}
} );

document.addEventListener( 'click', ( event ) => {
	const link = ( event.target as Element ).closest( `a[href="#${ ID }"]` );
	if ( link && dialog ) {
		event.preventDefault();
		load().then(
			( callback ) => callback.open(),
			() => ( location.hash = ID )
		);
	}
} );

/** Intent to leave, or long enough on the page; on a phone never over its first screen. */
const arrange = ( { leave, after }: DOMStringMap ) => {
	let isOver = false;
	const tell = () => {
		const isFirst =
			matchMedia( '(max-width: 600px)' ).matches && scrollY < innerHeight;
		if ( isFirst ) {
			addEventListener( 'scroll', tell, { once: true, passive: true } );
		} else if ( ! isOver ) {
			isOver = true;
			void need().then( ( callback ) => callback?.offer() );
		}
	};
	if ( after ) {
		setTimeout( tell, Number( after ) * 1000 );
	}
	if ( leave ) {
		document.documentElement.addEventListener(
			'mouseleave',
			( { clientY } ) => clientY <= 0 && tell()
		);
	}
};
if ( dialog ) {
	arrange( dialog.dataset );
}
