import { __, sprintf } from '@wordpress/i18n';
import { ApiError } from '../../api/error';
import { previewAddress } from '../../api/preview';
import { refusesFrames } from './refusesFrames';

export interface SitePage {
	/** What a frame may open. */
	address: string;
	html: string;
	/** Why there can be no picture, in words; '' where there can. */
	noPicture: string;
}

/** What php/Site/Preview.php answers with: a cache, or a redirection that drops the argument, does not. */
const HEADER = 'X-Ringwell-Preview';
const ARGUMENT = 'ringwell_preview';

const refusal = ( text: string, status = 0 ) =>
	new ApiError( text, 'page', status, {} );

/**
 * Asks for a page of the site before a frame does: a frame never says why it stays empty, and an ordinary page
 * in it would lease a number.
 *
 * @param typed As the owner typed it; '' is the home page.
 */
export async function loadPage( typed: string ): Promise< SitePage > {
	const wanted = await previewAddress( typed );
	const { origin } = new URL( wanted );
	if ( origin !== window.location.origin ) {
		throw refusal(
			sprintf(
				/* translators: 1: address of the site, 2: address of wp-admin */
				__(
					'Your site is at %1$s and wp-admin at %2$s, so a page can’t be looked at from here. Add the number by hand.',
					'ringwell'
				),
				origin,
				window.location.origin
			)
		);
	}
	let answer = await ask( wanted );
	const nonce = new URL( wanted ).searchParams.get( ARGUMENT ) ?? '';
	const landed = new URL( answer.url || wanted );
	if (
		! answer.headers.has( HEADER ) &&
		! landed.searchParams.has( ARGUMENT )
	) {
		landed.searchParams.set( ARGUMENT, nonce );
		answer = await ask( landed.href );
	}
	if ( ! answer.ok ) {
		throw refusal(
			sprintf(
				/* translators: %d: "404" */
				__( 'This page answers with an error (%d).', 'ringwell' ),
				answer.status
			),
			answer.status
		);
	}
	if ( ! /html/i.test( answer.headers.get( 'Content-Type' ) ?? '' ) ) {
		throw refusal( __( 'There is no page at this address.', 'ringwell' ) );
	}
	return {
		address: answer.url || wanted,
		html: await answer.text(),
		noPicture: whyNoPicture( answer.headers ),
	};
}

function whyNoPicture( headers: Headers ): string {
	if ( ! headers.has( HEADER ) ) {
		return __(
			'There is no picture: something else than WordPress answers for this page, such as a cache. The numbers were found in its text.',
			'ringwell'
		);
	}
	return refusesFrames( headers, window.location.origin )
		? __(
				'There is no picture: your site forbids that its pages are shown inside another page (X-Frame-Options or Content-Security-Policy). The numbers were found in its text.',
				'ringwell'
			)
		: '';
}

async function ask( address: string ): Promise< Response > {
	const options: RequestInit = {
		credentials: 'same-origin',
		mode: 'same-origin',
		headers: { Accept: 'text/html' },
	};
	try {
		return await fetch( address, options );
	} catch {
		const { type } = await fetch( address, {
			...options,
			redirect: 'manual',
		} ).catch( () => ( { type: 'error' } ) );
		throw refusal(
			type === 'opaqueredirect'
				? __(
						'This page leads on to another site, so it can’t be looked at here.',
						'ringwell'
					)
				: __( 'This page can’t be reached.', 'ringwell' )
		);
	}
}
