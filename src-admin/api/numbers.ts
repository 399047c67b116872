import useSWR from 'swr';
import { refresh, refreshLists } from './cache';
import { getAllRows, getRows, route, send } from './client';
import type { QueryArgs, Rows } from './client';
import type { ApiError } from './error';
import type { NumberRow, NumberWrite, ReadLine } from './types';

export const useNumbers = ( query: QueryArgs ) =>
	useSWR< Rows< NumberRow >, ApiError >( route( 'numbers', query ), getRows, {
		keepPreviousData: true,
	} );

/** All of them, to choose from. */
export const useAllNumbers = () =>
	useSWR< NumberRow[], ApiError >( route( 'numbers', { all: true } ), () =>
		getAllRows< NumberRow >( 'numbers' )
	);

/**
 * @param id
 * @param number
 * @param force  Taken out of use also where a visitor has it right now; else the server refuses and says so.
 */
export async function saveNumber(
	id: number,
	number: NumberWrite,
	force = false
): Promise< void > {
	await send(
		'PATCH',
		`numbers/${ id }${ force ? '?force=true' : '' }`,
		number
	);
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
