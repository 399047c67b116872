import { expect } from '@playwright/test';
import type { Rest } from '../session';
import { callsOf, epoch } from './calls';
import { done, openClinic, YANDEX_DEFAULT } from './clinic';
import type { Connected } from './mango';

const RATE = 8000;

/** A WAV file as telephones make it, 16 bits at 8 kHz: a tone that grows louder. */
export function wave( seconds: number ): Buffer {
	const samples = seconds * RATE;
	const file = Buffer.alloc( 44 + samples * 2 );
	file.write( 'RIFF', 0 );
	file.writeUInt32LE( file.length - 8, 4 );
	file.write( 'WAVEfmt ', 8 );
	file.writeUInt32LE( 16, 16 );
	file.writeUInt16LE( 1, 20 );
	file.writeUInt16LE( 1, 22 );
	file.writeUInt32LE( RATE, 24 );
	file.writeUInt32LE( RATE * 2, 28 );
	file.writeUInt16LE( 2, 32 );
	file.writeUInt16LE( 16, 34 );
	file.write( 'data', 36 );
	file.writeUInt32LE( samples * 2, 40 );
	for ( let i = 0; i < samples; i++ ) {
		const tone = Math.sin( ( i * 2 * Math.PI * 440 ) / RATE );
		file.writeInt16LE(
			Math.round( ( tone * 30_000 * i ) / samples ),
			44 + i * 2
		);
	}
	return file;
}

/** Sends a file as the dialplan's curl does. */
export async function upload(
	{ events_url: url }: Connected,
	call: string,
	sound: Buffer,
	asForm = true
): Promise< Response > {
	const form = new FormData();
	form.set(
		'file',
		new Blob( [ new Uint8Array( sound ) ] ),
		`${ call }.wav`
	);
	return await fetch(
		`${ url.replace( '/events/', '/recordings/' ) }?call=${ call }`,
		{
			method: 'POST',
			...( asForm
				? { body: form }
				: {
						body: new Uint8Array( sound ),
						headers: { 'Content-Type': 'audio/wav' },
					} ),
		}
	);
}

export const confirmTold = ( rest: Rest ) =>
	done( rest, 'PUT', 'recording-settings/told', {
		callers: true,
		staff: true,
	} );

export interface RecordedCall {
	pbx: Connected;
	call: number;
	sound: Buffer;
}

/** An answered call of the clinic's own PBX; whether the owner has confirmed and the file is there, says `isTold`. */
export async function recordedCall(
	rest: Rest,
	isTold = true
): Promise< RecordedCall > {
	await openClinic( rest );
	const pbx = await done< Connected >( rest, 'POST', 'connections', {
		name: 'Asterisk',
		adapter: 'own',
	} );
	await fetch( pbx.events_url, {
		method: 'POST',
		body: new URLSearchParams( {
			event: 'end',
			id: 'talk-1',
			did: YANDEX_DEFAULT,
			from: '+79161234567',
			status: 'ANSWER',
			talk: '20',
			total: '25',
			t: String( epoch() - 60 ),
		} ),
	} );
	await expect.poll( () => callsOf( rest ) ).toHaveLength( 1 );
	const sound = wave( 20 );
	await confirmTold( rest );
	expect( ( await upload( pbx, 'talk-1', sound ) ).status ).toBe( 201 );
	if ( ! isTold ) {
		await done( rest, 'DELETE', 'recording-settings/told' );
	}
	return { pbx, call: ( await callsOf( rest ) )[ 0 ]!.id, sound };
}
