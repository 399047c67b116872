import { cpSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../../environment/site';
import type { Sent } from './phoneSystem';
import { deliver } from './senders';

const EVENTS = 1000;
/** The first ones fill PHP's caches. */
const WARM_UP = 50;
/** What the door may take of our own before the answer. */
const GOAL_MS = 10;

type Part = 'load' | 'hooks' | 'route' | 'processor';
type Spent = Record< Part, number >;

/** How long our own code takes before the answer, over a thousand events that come one after the other. */
export async function measureOwnTime(
	site: Site,
	next: () => Sent
): Promise< string > {
	const content = join( site.dir, 'wp-content' );
	const plugin = join( content, 'mu-plugins/ringwell-own-time.php' );
	cpSync( join( __dirname, 'own-time.php' ), plugin );
	let left = WARM_UP + EVENTS;
	const { times } = await deliver( site.url, 1, () =>
		left-- > 0 ? next() : undefined
	);
	rmSync( plugin );
	const noted = readFileSync( join( content, 'own-time.txt' ), 'utf8' )
		.trim()
		.split( '\n' )
		.slice( WARM_UP )
		.map( ( line ) => JSON.parse( line ) as Spent );
	return describe( noted, times.slice( WARM_UP ) );
}

function describe( noted: Spent[], answers: number[] ): string {
	const part = ( name: Part ) => noted.map( ( spent ) => spent[ name ] );
	const whole = noted.map(
		( { load, hooks, route } ) => load + hooks + route
	);
	const over = ( values: number[] ) =>
		values.filter( ( ms ) => ms > GOAL_MS ).length;
	return (
		`our own code before the answer, ${ noted.length } events one after the other: p50 ${ at( whole, 0.5 ) } ms ` +
		`(loading ${ at( part( 'load' ), 0.5 ) }, hooks ${ at( part( 'hooks' ), 0.5 ) }, route ${ at( part( 'route' ), 0.5 ) }), ` +
		`p95 ${ at( whole, 0.95 ) }, ${ over( whole ) } over ${ GOAL_MS } ms; ` +
		`processor time p50 ${ at( part( 'processor' ), 0.5 ) } ms, p95 ${ at( part( 'processor' ), 0.95 ) }, ` +
		`${ over( part( 'processor' ) ) } over ${ GOAL_MS } ms; the whole answer p50 ${ at( answers, 0.5 ) } ms\n`
	);
}

function at( values: number[], share: number ): string {
	const sorted = [ ...values ].sort( ( one, other ) => one - other );
	return ( sorted[ Math.floor( sorted.length * share ) ] ?? NaN ).toFixed(
		1
	);
}
