import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MINUTE } from './assumptions.ts';
import type { Answer, Rules } from './policy.ts';
import type { Deed } from './script.ts';

const BATCH = 500;

/** What is watched besides: whether the owner would be told that somebody takes his numbers. */
export interface Watched {
	/** Shares of the visitors whose networks are one; the others have one each. */
	networks: readonly number[];
	/** Whether a phone system tells of calls. */
	hearsCalls: boolean;
	/** Is told at the end. */
	told: ( alarms: Alarms ) => void;
}

/** How often each kind of alarm began, and for how many minutes it was told. */
export type Alarms = Record< string, { times: number; minutes: number } >;

/**
 * The same history told to the plugin's own policy in PHP.
 * @param rules
 * @param deeds
 * @param watched
 */
export async function* answersByPhp(
	rules: Rules,
	deeds: Iterable< Deed >,
	watched?: Watched
): AsyncGenerator< [ Deed, Answer ] > {
	const php = spawn( 'php', [ join( import.meta.dirname, 'policy.php' ) ], {
		stdio: [ 'pipe', 'pipe', 'inherit' ],
	} );
	const exit = once( php, 'exit' );
	const lines = createInterface( { input: php.stdout } )[
		Symbol.asyncIterator
	]();
	const tell = ( what: unknown ) =>
		php.stdin.write( `${ JSON.stringify( what ) }\n` );
	tell( {
		numbers: rules.numbers,
		hold: rules.hold / MINUTE,
		from: rules.from,
		protection: rules.protection / MINUTE,
		call_protection: rules.callProtection / MINUTE,
		...( watched && {
			networks: watched.networks,
			hears_calls: watched.hearsCalls,
		} ),
	} );
	const ask = async ( what: unknown ): Promise< unknown > => {
		tell( what );
		const line = await lines.next();
		if ( line.done === true ) {
			throw new Error( 'The policy in PHP ended before its time.' );
		}
		return JSON.parse( line.value );
	};
	for ( const batch of batches( deeds ) ) {
		const answers = ( await ask( batch.map( written ) ) ) as Array<
			[ number | null, number | null ]
		>;
		for ( const [ i, deed ] of batch.entries() ) {
			const [ number, until ] = answers[ i ] ?? [ null, null ];
			yield [ deed, { number, until } ];
		}
	}
	watched?.told( ( await ask( [] ) ) as Alarms );
	php.stdin.end();
	await exit;
}

function* batches( deeds: Iterable< Deed > ): Generator< Deed[] > {
	let batch: Deed[] = [];
	for ( const deed of deeds ) {
		batch.push( deed );
		if ( batch.length === BATCH ) {
			yield batch;
			batch = [];
		}
	}
	if ( batch.length > 0 ) {
		yield batch;
	}
}

const written = ( deed: Deed ) =>
	deed.what === 'stranger'
		? [ deed.what, deed.at, deed.number, 0 ]
		: [ deed.what, deed.at, deed.visit.visitor, deed.visit.id ];
