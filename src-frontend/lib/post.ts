const LONGEST_MS = 10_000;

/**
 * Posts a message, without cookies and so that it outlives the page.
 *
 * @param url
 * @param message
 * @param retries how often to try again where the server could not be reached or is out of order
 * @return null where there is no usable answer: the page then stays as it is
 */
export const post = async < T >(
	url: string,
	message: object,
	retries = 0
): Promise< T | null > => {
	try {
		const response = await fetch( url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify( message ),
			credentials: 'omit',
			keepalive: true,
			signal: AbortSignal.timeout( LONGEST_MS ),
		} );
		if ( response.ok ) {
			return ( await response.json() ) as T;
		}
		if ( response.status < 500 ) {
			return null;
		}
	} catch {
		// Offline, blocked, or an answer that is not ours.
	}
	if ( ! retries ) {
		return null;
	}
	// Spread out, so that the visitors of a server that stumbled don't all come back at once.
	await new Promise( ( done ) =>
		setTimeout( done, 1000 + Math.random() * 1000 )
	);
	return post( url, message, retries - 1 );
};
