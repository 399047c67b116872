import { expect } from '@playwright/test';
import type { Rest } from '../session';
import { callsOf, epoch } from './calls';
import { openClinic, ORGANIC, YANDEX_DEFAULT, type Clinic } from './clinic';
import { connectMango, conversation, type Connected } from './mango';

export interface BusyClinic extends Clinic {
	mango: Connected;
	/** Newest first. */
	calls: number[];
}

/** A clinic with a few calls: answered, missed, with and without a source. */
export async function busyClinic( rest: Rest ): Promise< BusyClinic > {
	const clinic = await openClinic( rest );
	const mango = await connectMango( rest );
	const at = epoch() - 7200;
	const talks: [ string, number ][] = [
		[ YANDEX_DEFAULT, 95 ],
		[ ORGANIC, 0 ],
		[ '+74951119999', 12 ],
	];
	for ( const [ index, [ did, talk ] ] of talks.entries() ) {
		await conversation( mango, {
			did,
			from: `+7916000200${ index }`,
			at: at + index * 600,
			talk,
		} );
	}
	// Events are worked on after their answer.
	await expect
		.poll( async () =>
			( await callsOf( rest ) ).map( ( { result } ) => result )
		)
		.toEqual( [ 'answered', 'missed', 'answered' ] );
	return {
		...clinic,
		mango,
		calls: ( await callsOf( rest ) ).map( ( { id } ) => id ),
	};
}

/** The screens of one call, one source, one pool and one connection. */
export const screensOfOne = ( clinic: BusyClinic ): string[] => [
	`calls/${ clinic.calls[ 0 ]! }`,
	`sources/${ clinic.yandex.source }`,
	`pools/${ clinic.yandex.pool }`,
	`connections/${ clinic.mango.id }`,
];
