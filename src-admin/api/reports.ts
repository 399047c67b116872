import useSWR from 'swr';
import { get, route } from './client';
import type { ApiError } from './error';
import type { ReportSources } from './types';

export const useReportSources = (
	from: string,
	to: string,
	by: 'source' | 'campaign'
) =>
	useSWR< ReportSources, ApiError >(
		route( 'reports/sources', { from, to, by } ),
		get,
		{ keepPreviousData: true }
	);
