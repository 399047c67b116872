/** One turn: what pages waited without the flood and with it, in milliseconds. */
export interface Round {
	alone: number[];
	beside: number[];
	/** Milliseconds of the servers' processor time that one form took. */
	cpu: number;
}

interface Scene {
	site: string;
	/** A minute. */
	forms: number;
	/** A second. */
	leases: number;
	seconds: number;
}

const COLUMNS = [ 'p50', 'p50 flood', 'ratio', 'p95', 'p95 flood', 'ratio' ];
const WIDTH = 11;

/** Each ratio is of one turn, so that a slow moment of the machine spoils one only; what counts is their median. */
export function printRounds( rounds: Round[], scene: Scene ): void {
	if ( rounds.length === 0 ) {
		return;
	}
	line( scene.site );
	line(
		`Leases at ${ scene.leases }/s by the fast door, ms; ${ scene.forms } forms a minute beside them; ${ rounds.length } turns of ${ scene.seconds } s each`
	);
	line(
		`turn${ COLUMNS.map( ( text ) => text.padStart( WIDTH ) ).join( '' ) }   CPU ms a form`
	);
	const turns = rounds.map( ( { alone, beside, cpu } ) => [
		...ofShare( alone, beside, 0.5 ),
		...ofShare( alone, beside, 0.95 ),
		cpu,
	] );
	turns.forEach( ( figures, turn ) => {
		row( String( turn + 1 ), figures );
	} );
	row(
		'mid',
		turns[ 0 ]!.map( ( _, column ) =>
			middle( turns.map( ( figures ) => figures[ column ]! ) )
		)
	);
}

function ofShare(
	alone: number[],
	beside: number[],
	share: number
): [ number, number, number ] {
	const [ without, within ] = [ at( alone, share ), at( beside, share ) ];
	return [ without, within, within / without ];
}

function at( times: number[], share: number ): number {
	const sorted = times.toSorted( ( one, other ) => one - other );
	return sorted[ Math.floor( sorted.length * share ) ] ?? NaN;
}

const middle = ( figures: number[] ): number => at( figures, 0.5 );

function row( name: string, figures: number[] ): void {
	line(
		name.padEnd( 4 ) +
			figures
				.map( ( figure, column ) =>
					figure
						.toFixed( column === 2 || column === 5 ? 2 : 1 )
						.padStart( column === 6 ? WIDTH + 5 : WIDTH )
				)
				.join( '' )
	);
}

function line( text: string ): void {
	process.stdout.write( `${ text }\n` );
}
