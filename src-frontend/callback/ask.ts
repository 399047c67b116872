/** How long an answer may take on a poor mobile line before it counts as lost. */
const LONGEST_MS = 20_000;

export interface Answered< T > {
	status: number;
	body: T;
}

/** Asks one of the public doors, also where the page goes meanwhile. Null where no answer came that is ours. */
export const ask = async < T >(
	address: string,
	message: object
): Promise< Answered< T > | null > => {
	try {
		const answer = await fetch( address, {
			method: 'POST',
			credentials: 'omit',
			keepalive: true,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify( message ),
			signal: AbortSignal.timeout( LONGEST_MS ),
		} );
		const body = ( await answer.json() ) as T | null;
		return body === null ? null : { status: answer.status, body };
	} catch {
		return null;
	}
};
