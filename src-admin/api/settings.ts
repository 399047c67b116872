import useSWR from 'swr';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';
import type { Settings, Sight, SiteLine } from './types';

/** @param may Without the right to read them nothing is asked. */
export const useSettings = ( may = true ) =>
	useSWR< Settings, ApiError >( may ? route( 'settings' ) : null, get );

export async function saveSettings( settings: Settings ): Promise< Settings > {
	const saved = await send< Settings >( 'PUT', 'settings', settings );
	await refresh( 'settings' );
	return saved;
}

/** Whether visitors' addresses can be seen, as far as this browser's own request tells. */
export const useSight = () =>
	useSWR< Sight, ApiError >( route( 'settings/sight' ), get );

/** The line that brings the numbers to the clinic's other sites. */
export const useSiteLine = () =>
	useSWR< SiteLine, ApiError >( route( 'site-line' ), get );
