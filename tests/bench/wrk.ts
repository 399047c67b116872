import { join } from 'node:path';
import { findProgram, run } from '../environment/processes';
import { serversIdle, spentByServers } from './cpu';

export interface Measured {
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p95: number;
	p99: number;
	/** Milliseconds of processor time of all servers, for one request. */
	cpu: number;
}

/** Measures one address. `bodies` is a file with a message a line; VISITOR and VISIT in it become new ids. */
export async function measure(
	url: string,
	bodies: string,
	clients: number,
	seconds: number
): Promise< Measured > {
	const wrk = findProgram( 'wrk' );
	if ( wrk === null ) {
		throw new Error( 'wrk is missing: install the package of that name.' );
	}
	await serversIdle();
	const before = spentByServers();
	const said = await run(
		wrk,
		[
			'--threads=1',
			'--timeout=30s',
			`--connections=${ clients }`,
			`--duration=${ seconds }s`,
			`--script=${ join( __dirname, 'ask.lua' ) }`,
			url,
		],
		{ env: { ...process.env, RINGWELL_BENCH_BODIES: bodies } }
	);
	const spent = spentByServers() - before;
	const result = /RESULT (.*)/.exec( said )?.[ 1 ];
	if ( result === undefined ) {
		throw new Error( `wrk said nothing usable:\n${ said }` );
	}
	const { perSecond, p50, p95, p99, requests, failed } = JSON.parse(
		result
	) as Omit< Measured, 'cpu' > & { requests: number; failed: number };
	if ( failed > 0 || ! ( perSecond > 0 ) ) {
		throw new Error( `${ url } failed under load:\n${ said }` );
	}
	return {
		perSecond,
		p50: p50 / 1000,
		p95: p95 / 1000,
		p99: p99 / 1000,
		cpu: spent / requests,
	};
}
