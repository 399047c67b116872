import { Connection } from '../http';
import type { Sent } from './phoneSystem';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const AGAIN_MS = 200;

export interface Delivered {
	taken: number;
	/** Answers that were no acceptance, by status; 0 is no answer at all. Each was sent again. */
	refused: Map< number, number >;
	/** Milliseconds that each acceptance took. */
	times: number[];
	seconds: number;
}

/**
 * Sends by so many connections at once until there is nothing left. What is not accepted is sent again: a phone system or
 * a bridge that does so loses nothing.
 */
export async function deliver(
	url: string,
	clients: number,
	next: () => Sent | undefined
): Promise< Delivered > {
	const delivered: Delivered = {
		taken: 0,
		refused: new Map(),
		times: [],
		seconds: 0,
	};
	const began = performance.now();
	const sender = async () => {
		const connection = new Connection( url );
		for ( let sent = next(); sent !== undefined; sent = next() ) {
			await bring( connection, sent, delivered );
		}
		connection.drop();
	};
	await Promise.all( Array.from( { length: clients }, sender ) );
	delivered.seconds = ( performance.now() - began ) / 1000;
	return delivered;
}

async function bring(
	connection: Connection,
	{ path, body }: Sent,
	delivered: Delivered
): Promise< void > {
	for (;;) {
		const asked = performance.now();
		const { status } = await connection.post( path, body, FORM );
		if ( status === 200 ) {
			delivered.taken++;
			delivered.times.push( performance.now() - asked );
			return;
		}
		delivered.refused.set(
			status,
			( delivered.refused.get( status ) ?? 0 ) + 1
		);
		await new Promise( ( done ) => setTimeout( done, AGAIN_MS ) );
	}
}
