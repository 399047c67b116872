/* Where in the app one is: the path in ?p=, everything else in the address is the view's state. */

export type Query = Readonly< Record< string, string > >;

export interface Place {
	/** "/calls/3" */
	path: string;
	query: Query;
}

export function readPlace( search: string ): Place {
	const {
		page: _page,
		p,
		...query
	} = Object.fromEntries( new URLSearchParams( search ) );
	const path = `/${ ( p ?? '' ).replace( /^\/+|\/+$/g, '' ) }`;
	return { path: path === '/' ? '/overview' : path, query };
}

/**
 * The address of a place, without a host; empty values of the query are left out.
 * @param path
 * @param query
 */
export function placeHref( path: string, query: Query = {} ): string {
	const rest = new URLSearchParams(
		Object.entries( query ).filter( ( [ , value ] ) => value !== '' )
	).toString();
	const p = encodeURIComponent( path ).replaceAll( '%2F', '/' );
	return `?page=ringwell&p=${ p }${ rest ? `&${ rest }` : '' }`;
}

/**
 * The id of "/calls/3", null for "/calls" and for anything that is no id.
 * @param path
 */
export function idOf( path: string ): number | null {
	const step = path.split( '/' )[ 2 ] ?? '';
	return /^[1-9]\d{0,15}$/.test( step ) ? Number( step ) : null;
}
