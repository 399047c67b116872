import useSWR from 'swr';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';
import type { AnyDesk, AnyMapping, RereadAnswer } from './types';

const desk = ( id: number ) => `connections/${ id }/mapping`;

/**
 * The last messages, with what holds.
 * @param id
 */
export const useMappingDesk = ( id: number ) =>
	useSWR< AnyDesk, ApiError >( route( desk( id ) ), get );

/**
 * The last messages as another mapping would read them; nothing holds by it.
 * @param id
 * @param mapping null: nothing to try yet.
 */
export const useTriedMapping = ( id: number, mapping: AnyMapping | null ) =>
	useSWR< AnyDesk, ApiError >(
		mapping && [ 'mapping tried', id, JSON.stringify( mapping ) ],
		() => send< AnyDesk >( 'POST', desk( id ), mapping ),
		{ keepPreviousData: true, revalidateOnFocus: false }
	);

export async function saveMapping(
	id: number,
	mapping: AnyMapping
): Promise< void > {
	await send( 'PUT', desk( id ), mapping );
	await refresh( 'connections' );
}

/**
 * Reads the stored messages once more, some at a time.
 * @param id
 * @param tell Told how many have been read so far.
 */
export async function readAgain(
	id: number,
	tell: ( read: number ) => void
): Promise< number > {
	let read = 0;
	let after: number | null = 0;
	while ( after !== null ) {
		const step: RereadAnswer = await send< RereadAnswer >(
			'POST',
			`connections/${ id }/reread`,
			{ after }
		);
		read += step.read;
		after = step.after;
		tell( read );
	}
	await refresh( 'connections', 'calls', 'overview', 'reports' );
	return read;
}
