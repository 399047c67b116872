import useSWR from 'swr';
import { get, route } from './client';
import type { ApiError } from './error';
import type { Overview } from './types';

/** "Live" should feel so; SWR asks nothing while the tab is hidden or offline. */
const INTERVAL = 10_000;

export const useOverview = () =>
	useSWR< Overview, ApiError >( route( 'overview' ), get, {
		refreshInterval: INTERVAL,
	} );
