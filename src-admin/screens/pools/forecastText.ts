import { __, _n, sprintf } from '@wordpress/i18n';
import type { ForecastHold } from '../../api/forecast';
import { number, percent } from '../../words/figures';

/** Who has so many visitors covered needs no more numbers (Forecast\Forecast::ENOUGH_COVERAGE). */
const ENOUGH = 0.95;

/**
 * What is known of a hold: the nearest one that was tried; undefined beyond the longest of them.
 * @param holds   By minutes.
 * @param minutes
 */
export function holdNear(
	holds: readonly ForecastHold[],
	minutes: number
): ForecastHold | undefined {
	const longest = holds.at( -1 )?.minutes ?? 0;
	return minutes > longest
		? undefined
		: [ ...holds ].sort(
				( a, b ) =>
					Math.abs( a.minutes - minutes ) -
					Math.abs( b.minutes - minutes )
			)[ 0 ];
}

/**
 * What to do about a pool's numbers, in one sentence.
 * @param hold
 */
export function adviceText( hold: ForecastHold ): string {
	if ( hold.coverage >= ENOUGH ) {
		return sprintf(
			/* translators: %s: per cent */
			__(
				'There are enough numbers: %s of visitors would have their own.',
				'ringwell'
			),
			percent( hold.coverage )
		);
	}
	if ( hold.more === null || hold.more_coverage === null ) {
		return __(
			'There are far too few numbers: a hundred more would not do.',
			'ringwell'
		);
	}
	return sprintf(
		/* translators: 1: how many numbers, 2: per cent */
		_n(
			'%1$s more number would let %2$s of visitors have their own.',
			'%1$s more numbers would let %2$s of visitors have their own.',
			hold.more,
			'ringwell'
		),
		number( hold.more ),
		percent( hold.more_coverage )
	);
}

/**
 * What a hold brings, in one sentence.
 * @param hold
 */
export const bringsText = ( hold: ForecastHold ): string =>
	sprintf(
		/* translators: 1: per cent, 2: per cent, 3: per cent */
		__(
			'With it %1$s of visitors would have a number of their own, and %2$s of their first calls would find the right visit: %3$s of all first calls.',
			'ringwell'
		),
		percent( hold.coverage ),
		percent( hold.accuracy ),
		percent( hold.yield )
	);
