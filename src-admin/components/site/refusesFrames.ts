/**
 * Whether a page forbids that another page of the same site shows it in a frame. Browsers heed X-Frame-Options
 * only where no frame-ancestors is given (CSP 3, section 6.4.2.2).
 *
 * @param headers
 * @param origin  Of the page that holds the frame.
 */
export function refusesFrames( headers: Headers, origin: string ): boolean {
	const ancestors = ( headers.get( 'Content-Security-Policy' ) ?? '' )
		.split( /[,;]/ )
		.map( ( directive ) => directive.trim().split( /\s+/ ) )
		.filter( ( [ name ] ) => name?.toLowerCase() === 'frame-ancestors' );
	if ( ancestors.length > 0 ) {
		return ancestors.some(
			( [ , ...sources ] ) =>
				! sources.some( ( source ) => allows( source, origin ) )
		);
	}
	return /\bdeny\b/i.test( headers.get( 'X-Frame-Options' ) ?? '' );
}

function allows( source: string, origin: string ): boolean {
	const { protocol, host } = new URL( origin );
	const [ , scheme, wanted ] =
		/^(?:([a-z]+:)\/\/)?(.*)$/i.exec( source.toLowerCase() ) ?? [];
	if ( source === '*' || /^'self'$/i.test( source ) || source === protocol ) {
		return true;
	}
	return (
		( scheme === undefined || scheme === protocol ) &&
		( wanted === host ||
			( wanted?.startsWith( '*.' ) === true &&
				host.endsWith( wanted.slice( 1 ) ) ) )
	);
}
