/**
 * A number for reading: "+7 495 111-22-33". What has no known pattern stays E.164.
 * @param e164
 * @param display How the owner wants it written.
 */
export function phone( e164: string, display: string | null = null ): string {
	const parts = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec( e164 );
	return (
		display ??
		( parts
			? `+7 ${ parts[ 1 ] } ${ parts[ 2 ] }-${ parts[ 3 ] }-${ parts[ 4 ] }`
			: e164 )
	);
}
