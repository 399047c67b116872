import type { Share } from './figures.ts';

export const say = ( line = '' ): void => {
	process.stdout.write( `${ line }\n` );
};

/**
 * A Markdown table, so that documents hold what was printed.
 * @param head
 * @param rows
 */
export function sayTable( head: string[], rows: string[][] ): void {
	for ( const cells of [ head, head.map( () => '---' ), ...rows ] ) {
		say( `| ${ cells.join( ' | ' ) } |` );
	}
	say();
}

export const figure = ( value: number, digits = 3 ): string =>
	value.toFixed( digits );

/**
 * With its standard error.
 * @param share
 * @param share.value
 * @param share.error
 */
export const withError = ( { value, error }: Share ): string =>
	`${ figure( value ) } ± ${ figure( error ) }`;
