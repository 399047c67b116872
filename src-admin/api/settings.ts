import useSWR from 'swr';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';
import type { Settings } from './types';

export const useSettings = () =>
	useSWR< Settings, ApiError >( route( 'settings' ), get );

export async function saveSettings( settings: Settings ): Promise< Settings > {
	const saved = await send< Settings >( 'PUT', 'settings', settings );
	await refresh( 'settings' );
	return saved;
}
