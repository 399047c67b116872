/** Waits until there is something; what it says after so long is the error. */
export async function awaited< T >(
	look: () => T | null | Promise< T | null >,
	otherwise: () => string,
	seconds = 30
): Promise< T > {
	const until = Date.now() + seconds * 1000;
	for (;;) {
		const found = await look();
		if ( found !== null ) {
			return found;
		}
		if ( Date.now() > until ) {
			throw new Error( `${ otherwise() } after ${ seconds } s.` );
		}
		await new Promise( ( done ) => setTimeout( done, 100 ) );
	}
}
