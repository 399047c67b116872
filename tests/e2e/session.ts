import type { Cookie } from '@playwright/test';
import type { Site } from '../environment/site';

export interface Session {
	cookies: Pick< Cookie, 'name' | 'value' | 'domain' | 'path' >[];
	nonce: string;
}

export interface RestAnswer< T > {
	status: number;
	headers: Headers;
	body: T;
}

export type Rest = < T = unknown >(
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown
) => Promise< RestAnswer< T > >;

/** Logs the owner in by WordPress's own form, without a browser. */
export async function logIn( site: Site ): Promise< Session > {
	const answer = await fetch( `${ site.url }/wp-login.php`, {
		method: 'POST',
		redirect: 'manual',
		headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
		body: new URLSearchParams( {
			log: site.owner.login,
			pwd: site.owner.password,
			testcookie: '1',
		} ),
	} );
	const { hostname } = new URL( site.url );
	const cookies = answer.headers.getSetCookie().map( ( line ) => {
		const [ pair = '', ...attributes ] = line.split( '; ' );
		const path = attributes.find( ( text ) => /^path=/i.test( text ) );
		const cut = pair.indexOf( '=' );
		return {
			name: pair.slice( 0, cut ),
			value: pair.slice( cut + 1 ),
			domain: hostname,
			path: path?.slice( 5 ) ?? '/',
		};
	} );
	if (
		! cookies.some( ( { name } ) =>
			name.startsWith( 'wordpress_logged_in' )
		)
	) {
		throw new Error(
			`The owner could not log in: ${ answer.status } ${ await answer.text() }`
		);
	}
	const nonce = await fetch(
		`${ site.url }/wp-admin/admin-ajax.php?action=rest-nonce`,
		{ headers: { Cookie: header( cookies ) } }
	);
	return { cookies, nonce: await nonce.text() };
}

/** Speaks to ringwell/v1 (or to another route, if the path begins with a slash). */
export function restClient( site: Site, session: Session ): Rest {
	return async ( method, path, body ) => {
		const route = path.startsWith( '/' ) ? path : `/ringwell/v1/${ path }`;
		const answer = await fetch( `${ site.url }/wp-json${ route }`, {
			method,
			headers: {
				Cookie: header( session.cookies ),
				'X-WP-Nonce': session.nonce,
				...( body === undefined
					? {}
					: { 'Content-Type': 'application/json' } ),
			},
			...( body === undefined ? {} : { body: JSON.stringify( body ) } ),
		} );
		const text = await answer.text();
		return {
			status: answer.status,
			headers: answer.headers,
			body: ( text === '' ? null : JSON.parse( text ) ) as never,
		};
	};
}

function header( cookies: Session[ 'cookies' ] ): string {
	return cookies
		.map( ( { name, value } ) => `${ name }=${ value }` )
		.join( '; ' );
}
