import { ApiError } from '../../../api/error';
import { sendRows } from '../../../api/imports';
import type { ImportAnswer, ImportRows } from '../../../api/types';
import { onlyChosen } from './columns';

/** All that the rows so far came to. */
export interface Sum {
	done: number;
	readable: number;
	added: number;
	changed: number;
	leftOut: Array< {
		row: number;
		why: ImportAnswer[ 'left_out' ][ number ][ 'why' ];
	} >;
	samples: string[];
	values: ImportAnswer[ 'values' ];
}

export type Plan = Omit< ImportRows, 'rows' >;
export type Step = 'check' | 'rows';

/** Rows of a question: few enough that a slow server saves them well within its time. */
const SIZE: Readonly< Record< Step, number > > = { check: 500, rows: 100 };
const SAMPLES = 5;
/** A server that is busy for a moment. */
const TRIES = 3;
const REST = 2_000;

export const NOTHING: Sum = {
	done: 0,
	readable: 0,
	added: 0,
	changed: 0,
	leftOut: [],
	samples: [],
	values: [],
};

/**
 * Sends rows, some at a time. The same rows again change nothing, so whatever breaks off can be begun anew.
 *
 * @param step
 * @param rows
 * @param plan
 * @param tell   What it came to so far.
 * @param from   What an earlier try came to.
 * @param isOver Whether nobody waits for it any more.
 * @param rest   How long to wait before a question is asked again.
 */
export async function sendAll(
	step: Step,
	rows: readonly string[][],
	plan: Plan,
	tell: ( sum: Sum ) => void,
	from: Sum = NOTHING,
	isOver: () => boolean = () => false,
	rest: number = REST
): Promise< Sum > {
	let sum = from;
	while ( sum.done < rows.length && ! isOver() ) {
		const chunk = rows.slice( sum.done, sum.done + SIZE[ step ] );
		const answer = await patiently(
			() =>
				sendRows( step, {
					...plan,
					...onlyChosen( chunk, plan.columns ),
				} ),
			rest
		);
		sum = joined( sum, answer, chunk.length );
		tell( sum );
	}
	return sum;
}

async function patiently< T >(
	ask: () => Promise< T >,
	rest: number
): Promise< T > {
	for ( let tried = 1; ; tried++ ) {
		try {
			return await ask();
		} catch ( thrown ) {
			if ( ! mayPass( thrown ) || tried === TRIES ) {
				throw thrown;
			}
			await new Promise( ( go ) => setTimeout( go, rest * tried ) );
		}
	}
}

/**
 * A refusal stays one.
 * @param thrown
 */
const mayPass = ( thrown: unknown ): boolean =>
	thrown instanceof ApiError &&
	( thrown.status === 0 || thrown.status >= 500 );

export function joined( sum: Sum, answer: ImportAnswer, rows: number ): Sum {
	return {
		done: sum.done + rows,
		readable: sum.readable + answer.readable,
		added: sum.added + answer.added,
		changed: sum.changed + answer.changed,
		leftOut: [
			...sum.leftOut,
			...answer.left_out.map( ( { row, why } ) => ( {
				row: row + sum.done,
				why,
			} ) ),
		],
		samples: [
			...sum.samples,
			...answer.samples.map( ( { text } ) => text ),
		].slice( 0, SAMPLES ),
		values: joinedValues( sum.values, answer.values ),
	};
}

function joinedValues(
	one: Sum[ 'values' ],
	other: Sum[ 'values' ]
): Sum[ 'values' ] {
	const all = new Map< string, Sum[ 'values' ][ number ] >();
	for ( const value of [ ...one, ...other ] ) {
		const key = `${ value.field } ${ value.value }`;
		all.set( key, {
			...value,
			seen: value.seen + ( all.get( key )?.seen ?? 0 ),
		} );
	}
	return [ ...all.values() ].sort( ( a, b ) => b.seen - a.seen );
}
