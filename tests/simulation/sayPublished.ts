import { figure, say, sayTable, withError } from './print.ts';
import {
	COMPARISONS,
	erlangCoverage,
	lossOf,
	PUBLISHED,
	publishedYield,
	tableRow,
	variantFigures,
	VARIANTS,
} from './table.ts';

/**
 * The published table beside what comes out here.
 * @param days
 * @param seed
 */
export function sayPublished( days: number, seed: number ): void {
	say( `40 visits an hour, 10 numbers, ${ days } days, seed ${ seed }` );
	say( 'Published → simulated ± standard error' );
	say();
	sayTable(
		[
			'hold, min',
			'coverage',
			'by Erlang-B',
			'last exposure right',
			'true densities right',
			'yield',
			'sure',
			'of them right',
			'calibration',
		],
		PUBLISHED.map( ( row ) => {
			const found = tableRow( row.hold, days, seed );
			return [
				String( row.hold ),
				`${ figure( row.coverage, 2 ) } → ${ withError( found.coverage ) }`,
				figure( erlangCoverage( 10, row.hold ) ),
				`${ figure( row.last ) } → ${ withError( found.accuracyOfAll ) }`,
				`${ figure( row.best ) } → ${ withError( found.best ) }`,
				`${ figure( row.coverage * row.best, 2 ) } → ${ withError( publishedYield( found ) ) }`,
				`${ figure( row.sure, 2 ) } → ${ figure( found.sure.value ) }`,
				`${ figure( row.sureRight ) } → ${ figure( found.sureRight.value ) }`,
				`${ figure( row.calibration ) } → ${ figure( found.calibration ) }`,
			];
		} )
	);
	sayTable(
		[ 'variant', 'numbers', 'hold, min', 'yield' ],
		VARIANTS.map( ( variant ) => [
			variant.name,
			String( variant.numbers ),
			String( variant.hold ),
			`${ figure( variant.yield, 2 ) } → ${ withError( publishedYield( variantFigures( variant, days, seed ) ) ) }`,
		] )
	);
	sayTable(
		[ 'what it costs', 'numbers', 'hold, min', 'points of yield' ],
		COMPARISONS.flatMap( ( one ) =>
			one.holds.map( ( hold ) => [
				one.name,
				String( one.numbers ),
				String( hold ),
				`${ 100 * one.least } to ${ 100 * one.most } → ${ figure( 100 * lossOf( one, hold, days, seed ), 1 ) }`,
			] )
		)
	);
}
