import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { MINUTE } from './assumptions.ts';
import type { Answer, Rules } from './policy.ts';
import type { Deed } from './script.ts';

const BATCH = 500;

/**
 * The same history told to the plugin's own policy in PHP.
 * @param rules
 * @param deeds
 */
export async function* answersByPhp(
	rules: Rules,
	deeds: Iterable< Deed >
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
	} );
	for ( const batch of batches( deeds ) ) {
		tell( batch.map( written ) );
		const line = await lines.next();
		if ( line.done === true ) {
			throw new Error( 'The policy in PHP ended before its time.' );
		}
		const answers = JSON.parse( line.value ) as Array<
			[ number | null, number | null ]
		>;
		for ( const [ i, deed ] of batch.entries() ) {
			const [ number, until ] = answers[ i ] ?? [ null, null ];
			yield [ deed, { number, until } ];
		}
	}
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
