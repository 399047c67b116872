import Papa from 'papaparse';
import { whyText } from './words';
import type { Sheet } from './parse';
import type { Sum } from './steps';

/**
 * The rows that were left out, as they stood in the file, with the reason. Whoever opens it in a spreadsheet must not run
 * what somebody wrote into a call's name.
 * @param sheet
 * @param leftOut
 * @param lineHeading
 * @param whyHeading
 */
export function reportOf(
	sheet: Sheet,
	leftOut: Sum[ 'leftOut' ],
	lineHeading: string,
	whyHeading: string
): string {
	const lines = [
		[ lineHeading, whyHeading, ...sheet.headings ],
		...leftOut.map( ( { row, why } ) => [
			String( sheet.lines[ row ] ?? '' ),
			whyText( why ),
			...( sheet.rows[ row ] ?? [] ),
		] ),
	];
	// Excel takes UTF-8 for it only with its mark.
	return `\uFEFF${ Papa.unparse(
		lines.map( ( cells ) => cells.map( safeCell ) ),
		{ delimiter: ';' }
	) }`;
}

/**
 * A value that a spreadsheet would take for a formula is written as text; a phone's plus may stay.
 * @param cell
 */
export const safeCell = ( cell: string ): string =>
	/^[=+\-@\t\r]/.test( cell ) && ! /^\+?[\d ().-]{5,20}$/.test( cell )
		? `'${ cell }`
		: cell;
