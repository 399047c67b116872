import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { getRows, route, send } from './client';
import type { QueryArgs, Rows } from './client';
import type { ApiError } from './error';
import type { NumberRow, NumberWrite, ReadLine } from './types';

export const useNumbers = ( query: QueryArgs ) =>
	useSWR< Rows< NumberRow >, ApiError >( route( 'numbers', query ), getRows, {
		keepPreviousData: true,
	} );

export async function saveNumber(
	id: number,
	number: NumberWrite
): Promise< void > {
	await send( 'PATCH', `numbers/${ id }`, number );
	await refresh( 'numbers', 'pools' );
}

/**
 * Only a number that is in use nowhere; its past stays.
 * @param id
 */
export async function removeNumber( id: number ): Promise< void > {
	await send( 'DELETE', `numbers/${ id }` );
	await refreshLists( 'numbers' );
}

/**
 * What a pasted list is understood as; saves nothing.
 * @param text
 */
export const readNumbers = ( text: string ) =>
	send< ReadLine[] >( 'POST', 'numbers/read', { text } );
