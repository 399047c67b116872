import useSWR from 'swr';
import type { CallbackPageWrite, Form, FormWrite } from '../../types/messages';
import { refresh, refreshLists } from './cache';
import { get, getAllRows, route, send } from './client';
import type { ApiError } from './error';

export type { Form, FormWrite };
export type CallbackPage = Required< CallbackPageWrite >;

export const useForms = () =>
	useSWR< Form[], ApiError >( route( 'forms' ), () =>
		getAllRows< Form >( 'forms' )
	);

export async function saveForm(
	id: number | null,
	form: FormWrite
): Promise< Form > {
	const saved =
		id === null
			? await send< Form >( 'POST', 'forms', form )
			: await send< Form >( 'PUT', `forms/${ id }`, form );
	await refresh( 'forms' );
	return saved;
}

export async function deleteForm( id: number ): Promise< void > {
	await send( 'DELETE', `forms/${ id }` );
	await refreshLists( 'forms' );
}

/** The button that floats over pages, and the form that opens by itself. */
export const useCallbackPage = () =>
	useSWR< CallbackPage, ApiError >( route( 'callback-page' ), get );

export async function saveCallbackPage( page: CallbackPage ): Promise< void > {
	await send( 'PUT', 'callback-page', page );
	await refresh( 'callback-page' );
}
