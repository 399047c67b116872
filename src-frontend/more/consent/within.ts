/** Null where it takes longer. */
export const within = < T >(
	ms: number,
	work: Promise< T >
): Promise< T | null > =>
	Promise.race( [
		work,
		new Promise< null >( ( done ) => setTimeout( done, ms, null ) ),
	] );
