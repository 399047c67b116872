import useSWR from 'swr';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';
import type { Speed, SpeedWrite } from './types';

export const useSpeed = () =>
	useSWR< Speed, ApiError >( route( 'speed' ), get );

/**
 * Opens, closes or tests the fast door; the answer comes after the test.
 * @param what
 */
export async function changeSpeed(
	what: SpeedWrite[ 'do' ]
): Promise< Speed > {
	const speed = await send< Speed >( 'POST', 'speed', { do: what } );
	await refresh( 'speed' );
	return speed;
}
