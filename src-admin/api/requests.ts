import useSWR from 'swr';
import type {
	PatientRequest,
	RequestSettings,
	RequestSettingsWrite,
} from '../../types/messages';
import { refresh, refreshLists } from './cache';
import { get, getRows, route, send } from './client';
import type { QueryArgs, Rows } from './client';
import type { ApiError } from './error';

export type { PatientRequest, RequestSettings };

const INTERVAL = 15_000;

export const useRequests = ( query: QueryArgs ) =>
	useSWR< Rows< PatientRequest >, ApiError >(
		route( 'requests', query ),
		getRows,
		{ keepPreviousData: true, refreshInterval: INTERVAL }
	);

/**
 * Questions that nobody answered yet; what matters is how many there are.
 * @param may Without the right to read them nothing is asked.
 */
export const useToAnswer = ( may: boolean ) =>
	useSWR< Rows< PatientRequest >, ApiError >(
		may
			? route( 'requests', {
					kind: 'request',
					state: 'open',
					held: false,
					per_page: 1,
				} )
			: null,
		getRows,
		{ refreshInterval: INTERVAL }
	);

export const useRequest = ( id: number ) =>
	useSWR< PatientRequest, ApiError >( route( `requests/${ id }` ), get );

export async function markHandled(
	id: number,
	isHandled: boolean
): Promise< void > {
	await send( isHandled ? 'POST' : 'DELETE', `requests/${ id }/handled` );
	await refresh( 'requests' );
}

/**
 * One that was held back is one like any other from now on.
 * @param id
 */
export async function releaseRequest( id: number ): Promise< void > {
	await send( 'POST', `requests/${ id }/release` );
	await refresh( 'requests', 'callbacks' );
}

export async function deleteRequest( id: number ): Promise< void > {
	await send( 'DELETE', `requests/${ id }` );
	await refreshLists( 'requests', 'callbacks' );
}

/**
 * All that is known by the phone of a request: requests, callbacks, calls.
 *
 * @param id
 * @return How many of them were erased.
 */
export async function erasePerson(
	id: number
): Promise< { requests: number; calls: number } > {
	const erased = await send< { requests: number; calls: number } >(
		'DELETE',
		`requests/${ id }/person`
	);
	// What is erased is not asked for again by its own address.
	await refreshLists( 'requests', 'callbacks', 'calls' );
	await refresh( 'callbacks/figures', 'overview', 'reports', 'sources' );
	return erased;
}

export const useRequestSettings = () =>
	useSWR< RequestSettings, ApiError >( route( 'request-settings' ), get );

export async function saveRequestSettings(
	settings: RequestSettingsWrite
): Promise< void > {
	await send( 'PUT', 'request-settings', settings );
	await refresh( 'request-settings' );
}
