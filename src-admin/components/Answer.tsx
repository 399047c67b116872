import type { ReactNode } from 'react';
import type { SWRResponse } from 'swr';
import type { ApiError } from '../api/error';
import { Failed } from './Failed';
import { Loading } from './Loading';

interface Props< T > {
	of: SWRResponse< T, ApiError >;
	lines?: number;
	children: ( data: T ) => ReactNode;
}

/**
 * The three states of a question to the server. Data that is there stays in sight when asking anew fails.
 * @param props
 * @param props.of
 * @param props.lines
 * @param props.children
 */
export function Answer< T >( { of, lines, children }: Props< T > ) {
	if ( of.data !== undefined ) {
		return children( of.data );
	}
	return of.error ? (
		<Failed error={ of.error } retry={ () => of.mutate() } />
	) : (
		<Loading { ...( lines === undefined ? {} : { lines } ) } />
	);
}
