/** 128 random bits as 32 lower-case hex digits. */
export const newId = (): string =>
	Array.from( crypto.getRandomValues( new Uint8Array( 16 ) ), ( byte ) =>
		( byte + 256 ).toString( 16 ).slice( 1 )
	).join( '' );
