import { expect } from '@playwright/test';
import type { Rest } from '../session';
import { done } from './clinic';

export interface Call {
	id: number;
	source: { name: string } | null;
	campaign: string;
	keyword: string;
	certainty: string;
	landing: string;
	number_known: boolean;
	result: string;
	talk_seconds: number | null;
	wait_seconds: number | null;
}

/** Newest first. */
export const callsOf = ( rest: Rest ): Promise< Call[] > =>
	done( rest, 'GET', 'calls' );

/** Waits until so many calls ended so: events are worked on after their answer. */
export const expectCalls = (
	rest: Rest,
	count: number,
	result: string
): Promise< void > =>
	expect
		.poll(
			async () =>
				( await callsOf( rest ) ).filter(
					( one ) => one.result === result
				).length
		)
		.toBe( count );

/** Now, as phone systems write a time: whole seconds. */
export const epoch = (): number => Math.floor( Date.now() / 1000 );
