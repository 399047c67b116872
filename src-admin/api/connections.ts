import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { get, getAllRows, route, send } from './client';
import type { ApiError } from './error';
import type {
	Adapter,
	Connection,
	ConnectionCounting,
	ConnectionWrite,
	LogLine,
	RawEvent,
} from './types';

/** While somebody sets a phone system up and looks at "waiting for the first event". */
const WAITING_INTERVAL = 3_000;
const INTERVAL = 15_000;

export const useConnections = () =>
	useSWR< Connection[], ApiError >(
		route( 'connections' ),
		() => getAllRows< Connection >( 'connections' ),
		{ refreshInterval: INTERVAL }
	);

export const useConnection = ( id: number ) =>
	useSWR< Connection, ApiError >( route( `connections/${ id }` ), get, {
		refreshInterval: ( connection ) =>
			connection?.light === 'grey' ? WAITING_INTERVAL : INTERVAL,
	} );

export const useConnectionEvents = ( id: number ) =>
	useSWR< RawEvent[], ApiError >(
		route( `connections/${ id }/events` ),
		get,
		{ refreshInterval: INTERVAL }
	);

export const useConnectionLog = ( id: number ) =>
	useSWR< LogLine[], ApiError >( route( `connections/${ id }/log` ), get, {
		refreshInterval: INTERVAL,
	} );

// Not asked again and again: it looks through a month of calls and changes once in a year.
export const useCounting = ( id: number ) =>
	useSWR< ConnectionCounting, ApiError >(
		route( `connections/${ id }/counting` ),
		get
	);

/**
 * From the next call on this connection counts for all numbers of which it reported calls.
 * @param id
 */
export async function countByThis( id: number ): Promise< void > {
	await send( 'POST', `connections/${ id }/counting` );
	await refresh( 'connections' );
}

export const useAdapters = () =>
	useSWR< Adapter[], ApiError >( route( 'connections/adapters' ), get );

export async function saveConnection(
	id: number | null,
	connection: ConnectionWrite
): Promise< Connection > {
	const saved =
		id === null
			? await send< Connection >( 'POST', 'connections', connection )
			: await send< Connection >(
					'PUT',
					`connections/${ id }`,
					connection
				);
	await refresh( 'connections', 'overview' );
	return saved;
}

export async function deleteConnection( id: number ): Promise< void > {
	await send( 'DELETE', `connections/${ id }` );
	await refreshLists( 'connections', 'overview' );
}

/**
 * Asks the phone system once whether the keys are right; refused where it would be too soon after an error.
 * @param id
 */
export const checkKeys = ( id: number ): Promise< void > => ask( id, 'check' );

/**
 * Fetches the list of calls at once; what is not through after some seconds goes on by itself.
 * @param id
 */
export const fetchCalls = ( id: number ): Promise< void > => ask( id, 'pull' );

async function ask( id: number, what: 'check' | 'pull' ): Promise< void > {
	await send( 'POST', `connections/${ id }/${ what }` );
	await refresh( 'connections', 'overview', 'calls' );
}

/**
 * A new secret address; the old one stays good for seven days, or until the next rotation.
 * @param id
 */
export async function rotateSecret( id: number ): Promise< void > {
	await send( 'POST', `connections/${ id }/secret` );
	await refresh( 'connections' );
}
