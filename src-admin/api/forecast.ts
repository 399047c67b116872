import useSWR from 'swr';
import type { PoolForecast } from '../../types/messages';
import { get, route } from './client';
import type { ApiError } from './error';

export type { PoolForecast };
export type ForecastHold = PoolForecast[ 'holds' ][ number ];

export const usePoolForecast = ( id: number ) =>
	useSWR< PoolForecast, ApiError >( route( `pools/${ id }/forecast` ), get );
