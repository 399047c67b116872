import { get, route } from './client';
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
 * Hosts with letters of other alphabets, as the address bar shows them, are compared as they are sent.
 * @param typed
 */
function withPlainHost( typed: string ): string {
	return /^https?:\/\//i.test( typed ) && URL.canParse( typed )
		? new URL( typed ).href
		: typed;
}
