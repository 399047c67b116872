import type { ReadLine } from '../../api/types';

/**
 * What of a pasted list will be saved.
 * @param lines
 */
export const usable = ( lines: readonly ReadLine[] ): string[] =>
	lines.flatMap( ( { number, problem } ) =>
		number !== null && problem === null ? [ number ] : []
	);

/**
 * The server's errors of POST pools/{id}/numbers ("numbers.3") by the number they are about.
 * @param errors
 * @param numbers As they were sent.
 */
export const errorsByNumber = (
	errors: Readonly< Record< string, string > >,
	numbers: readonly string[]
): Map< string, string > =>
	new Map(
		numbers.flatMap( ( number, i ) => {
			const text = errors[ `numbers.${ i }` ];
			return text === undefined ? [] : [ [ number, text ] as const ];
		} )
	);
