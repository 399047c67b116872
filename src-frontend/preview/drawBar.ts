import type { Preview } from './readPreview.ts';

/** By properties, because a strict Content-Security-Policy forbids style attributes. */
const BAR: Partial< CSSStyleDeclaration > = {
	all: 'initial',
	position: 'fixed',
	inset: 'auto 0 0 0',
	zIndex: '2147483647',
	boxSizing: 'border-box',
	maxHeight: '40vh',
	overflow: 'auto',
	padding: '12px 16px',
	background: '#1e1e1e',
	color: '#fff',
	font: '14px/1.5 system-ui, sans-serif',
};
const LINK: Partial< CSSStyleDeclaration > = {
	color: '#fff',
	textDecoration: 'underline',
	font: 'inherit',
};

const element = < Name extends keyof HTMLElementTagNameMap >(
	name: Name,
	text: string,
	style: Partial< CSSStyleDeclaration > = {}
): HTMLElementTagNameMap[ Name ] => {
	const made = document.createElement( name );
	made.textContent = text;
	Object.assign( made.style, style );
	return made;
};

/** Says at the foot of the page what is seen, which numbers are examples, and lets the preview end. */
export const drawBar = ( {
	title,
	lines,
	note,
	end,
	argument: [ name ],
}: Preview ): void => {
	const bar = element( 'section', '', BAR );
	bar.setAttribute( 'aria-label', title );
	// Neither are its numbers replaced, nor do its links lead to previews.
	bar.setAttribute( 'data-ringwell', 'off' );
	bar.setAttribute( 'data-ringwell-preview', '' );
	const address = new URL( location.href );
	address.searchParams.delete( name );
	const link = element( 'a', end, LINK );
	link.href = address.href;
	bar.append(
		element( 'strong', title, { fontWeight: '600' } ),
		...lines.map( ( line ) =>
			element( 'div', line, { display: 'block' } )
		),
		element( 'span', `${ note } ` ),
		link
	);
	document.body.append( bar );
};
