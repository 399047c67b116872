import useSWR from 'swr';
import type {
	Callback,
	CallbackDetail,
	CallbackFigures,
	CallbackSettings,
	CallbackSettingsWrite,
	CallbackTime,
} from '../../types/messages';
import { refresh } from './cache';
import { get, getRows, route, send } from './client';
import type { QueryArgs, Rows } from './client';
import type { ApiError } from './error';

export type { Callback, CallbackDetail, CallbackFigures, CallbackSettings };
export type CallbackTry = CallbackDetail[ 'history' ][ number ];

/** A phone rings for half a minute; SWR asks nothing while the tab is hidden or offline. */
const INTERVAL = 5_000;

export const useCallbacks = ( query: QueryArgs ) =>
	useSWR< Rows< Callback >, ApiError >(
		route( 'callbacks', query ),
		getRows,
		{ keepPreviousData: true, refreshInterval: INTERVAL }
	);

export const useOneCallback = ( id: number ) =>
	useSWR< CallbackDetail, ApiError >( route( `callbacks/${ id }` ), get, {
		refreshInterval: INTERVAL,
	} );

/** @param may Without the right to read them nothing is asked. */
export const useCallbackFigures = ( may: boolean ) =>
	useSWR< CallbackFigures, ApiError >(
		may ? route( 'callbacks/figures' ) : null,
		get,
		{ refreshInterval: INTERVAL * 2 }
	);

/**
 * What may be done with a callback; each answers with what it is now.
 * @param id
 * @param what
 */
export async function doWithCallback(
	id: number,
	what: 'call' | 'cancel' | 'close'
): Promise< void > {
	await send( 'POST', `callbacks/${ id }/${ what }` );
	await refresh( 'callbacks', 'calls', 'overview' );
}

export async function changeCallbackTime(
	id: number,
	time: CallbackTime
): Promise< void > {
	await send( 'POST', `callbacks/${ id }/time`, time );
	await refresh( 'callbacks' );
}

/**
 * A missed call is rung back: the clinic first, then the caller.
 * @param call
 */
export async function callBack( call: number ): Promise< CallbackDetail > {
	const made = await send< CallbackDetail >(
		'POST',
		`calls/${ call }/callback`
	);
	await refresh( 'callbacks', 'calls', 'overview' );
	return made;
}

export const useCallbackSettings = ( may = true ) =>
	useSWR< CallbackSettings, ApiError >(
		may ? route( 'callback-settings' ) : null,
		get
	);

export async function saveCallbackSettings(
	settings: CallbackSettingsWrite
): Promise< void > {
	await send( 'PUT', 'callback-settings', settings );
	await refresh( 'callback-settings' );
}
