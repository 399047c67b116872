import useSWR from 'swr';
import { get, route } from './client';
import type { ApiError } from './error';
import type { Preview } from './types';

/**
 * The address by which a page of the site can be looked at without a visit and a lease.
 *
 * @param typed As the owner typed it; '' is the home page.
 */
export async function previewAddress( typed: string ): Promise< string > {
	const { address } = await get< Preview >(
		route( 'preview', { address: withPlainHost( typed ) } )
	);
	return address;
}

/**
 * The address by which the home page is seen as visitors from a source see it. It is good for a day, and is asked for
 * anew whenever somebody comes back to the screen.
 * @param source
 */
export const useSourcePreview = ( source: number ) =>
	useSWR< Preview, ApiError >( route( 'preview', { source } ), get );

/**
 * Hosts with letters of other alphabets, as the address bar shows them, are compared as they are sent.
 * @param typed
 */
function withPlainHost( typed: string ): string {
	return /^https?:\/\//i.test( typed ) && URL.canParse( typed )
		? new URL( typed ).href
		: typed;
}
