import type { Preview } from './readPreview.ts';

/** Links to other pages of the site lead to their previews. */
export const carryOn = ( { argument }: Preview ): void =>
	document.addEventListener(
		'click',
		( { target } ) => {
			const link =
				target instanceof Element &&
				target.closest< HTMLAnchorElement >( 'a[href]' );
			if (
				link &&
				link.origin === location.origin &&
				! link.closest( '[data-ringwell-preview]' )
			) {
				const address = new URL( link.href );
				address.searchParams.set( ...argument );
				link.href = address.href;
			}
		},
		true
	);
