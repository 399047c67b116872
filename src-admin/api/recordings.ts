import useSWR from 'swr';
import type {
	RecordingLink,
	RecordingLinks,
	RecordingListens,
	RecordingOpened,
	Recordings,
	RecordingSettings,
	RecordingSettingsWrite,
} from '../../types/messages';
import { refresh } from './cache';
import { get, route, send } from './client';
import type { ApiError } from './error';

export type Recording = Recordings[ number ];
export type Link = RecordingLinks[ number ];
export type Listen = RecordingListens[ number ];
export type { RecordingOpened, RecordingSettings };

/** The code of the refusal while nobody has confirmed that callers and staff are told. */
export const TELL_FIRST = 'ringwell_tell_callers_first';

export const useRecordings = ( call: number ) =>
	useSWR< Recordings, ApiError >(
		route( `calls/${ call }/recordings` ),
		get
	);

/**
 * Has the sound fetched where it isn't here, which may take a while.
 * @param call
 * @param recording
 */
export const openRecording = ( call: number, recording: number ) =>
	send< RecordingOpened >( 'POST', `calls/${ call }/recording`, {
		recording,
	} );

/**
 * Which seconds were played. Nothing waits for it, and nobody is told when it fails.
 * @param call
 * @param recording
 * @param from
 * @param to
 */
export const tellHeard = (
	call: number,
	recording: number,
	from: number,
	to: number
): void =>
	void send( 'POST', `calls/${ call }/recording/heard`, {
		recording,
		from,
		to,
	} ).then(
		() => refresh( `calls/${ call }/recording/listens` ),
		() => undefined
	);

export const useListens = ( call: number ) =>
	useSWR< RecordingListens, ApiError >(
		route( `calls/${ call }/recording/listens` ),
		get
	);

const links = ( call: number ) => `calls/${ call }/recording/links`;

export const useLinks = ( call: number ) =>
	useSWR< RecordingLinks, ApiError >( route( links( call ) ), get );

export async function makeLink(
	call: number,
	wish: { label: string; until: string; recording: number }
): Promise< RecordingLink > {
	const made = await send< RecordingLink >( 'POST', links( call ), wish );
	await refresh( links( call ) );
	return made;
}

export async function revokeLink( call: number, id: number ): Promise< void > {
	await send( 'DELETE', `${ links( call ) }/${ id }` );
	await refresh( links( call ) );
}

export const useRecordingSettings = () =>
	useSWR< RecordingSettings, ApiError >( route( 'recording-settings' ), get );

export async function saveRecordingSettings(
	settings: RecordingSettingsWrite
): Promise< void > {
	await send( 'PUT', 'recording-settings', settings );
	await refresh( 'recording-settings' );
}

/** Both are told, says who asks; stored with his name and the time. */
export async function confirmTold(): Promise< void > {
	await send( 'PUT', 'recording-settings/told', {
		callers: true,
		staff: true,
	} );
	await refresh( 'recording-settings', 'calls/' );
}

export async function withdrawTold(): Promise< void > {
	await send( 'DELETE', 'recording-settings/told' );
	await refresh( 'recording-settings', 'calls/' );
}
