import Papa from 'papaparse';
import { guessColumns } from './columns';

export interface Sheet {
	/** Names of the columns; made up where the file has none. */
	headings: string[];
	rows: string[][];
	/** In which line of the file each row stands, from 1; a cell with line ends in it counts as one line. */
	lines: number[];
}

/** Titles and the period of a report stand above the headings in some files. */
const LINES_ABOVE = 15;
const DELIMITERS = [ ';', ',', '\t', '|' ];

/**
 * The rows of a text, whatever parts its cells.
 * @param text
 */
export function parseSheet( text: string ): Sheet {
	// Excel's own first line: it says the delimiter.
	const said = /^\uFEFF?sep=(.)\r?\n/i.exec( text );
	const { data } = Papa.parse< string[] >(
		said ? text.slice( said[ 0 ].length ) : text,
		{
			delimiter: said?.[ 1 ] ?? delimiterOf( text ),
			skipEmptyLines: false,
		}
	);
	const lines = data.map( ( cells ) =>
		cells.map( ( cell ) => cell.replace( /^\uFEFF/, '' ).trim() )
	);
	const head = headOf( lines );
	const above = said ? 2 : 1;
	const filled = lines
		.map( ( cells, place ) => ( { cells, line: place + above } ) )
		.slice( head + 1 )
		.filter( ( { cells } ) => cells.some( ( cell ) => cell !== '' ) );
	const rows = filled.map( ( { cells } ) => cells );
	const width = Math.max(
		0,
		...rows.slice( 0, 100 ).map( ( r ) => r.length )
	);
	const names = lines[ head ] ?? [];
	return {
		headings: Array.from(
			{ length: Math.max( width, names.length ) },
			( _, place ) => names[ place ] || `#${ place + 1 }`
		),
		rows,
		lines: filled.map( ( { line } ) => line ),
	};
}

/** The line that most of our fields can be recognised in; the first where none is better. */
function headOf( lines: readonly string[][] ): number {
	let best = 0;
	let most = 0;
	lines.slice( 0, LINES_ABOVE ).forEach( ( cells, place ) => {
		const found = Object.keys( guessColumns( cells ) ).length;
		if ( found > most ) {
			[ best, most ] = [ place, found ];
		}
	} );
	// A line of values may look like one heading by chance ("answered").
	if ( most > 1 ) {
		return best;
	}
	const first = lines.findIndex( ( cells ) => cells.some( Boolean ) );
	return hasValues( lines[ first ] ?? [] ) ? first - 1 : first;
}

/** A time or a phone is no heading: this file begins with its first call. */
const hasValues = ( cells: readonly string[] ): boolean =>
	cells.some( ( cell ) =>
		/^\+?\d[\d ().-]{6,}$|^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/.test( cell )
	);

/**
 * The one that parts the first lines into the same number of cells, and most of them. Papa's own guess takes the comma
 * of "1,5" or of a name for one.
 * @param text
 */
function delimiterOf( text: string ): string {
	const start = text.slice( 0, 20_000 );
	let best = ';';
	let most = 0;
	for ( const delimiter of DELIMITERS ) {
		const { data } = Papa.parse< string[] >( start, {
			delimiter,
			preview: 30,
			skipEmptyLines: true,
		} );
		const widths = data.map( ( cells ) => cells.length );
		const usual = mostFrequent( widths );
		const score =
			usual < 2
				? 0
				: widths.filter( ( width ) => width === usual ).length * 1000 +
					usual;
		if ( score > most ) {
			[ best, most ] = [ delimiter, score ];
		}
	}
	return best;
}

function mostFrequent( numbers: readonly number[] ): number {
	const counts = new Map< number, number >();
	numbers.forEach( ( number ) =>
		counts.set( number, ( counts.get( number ) ?? 0 ) + 1 )
	);
	return (
		[ ...counts ].sort(
			( a, b ) => b[ 1 ] - a[ 1 ] || b[ 0 ] - a[ 0 ]
		)[ 0 ]?.[ 0 ] ?? 0
	);
}
