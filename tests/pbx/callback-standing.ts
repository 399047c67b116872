import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awaited } from './awaited';
import { STAFF, type CallbackClinic } from './callback-clinic';
import type { Seat } from './callback-line';

/*
 * What the clinic has of its callbacks: the rows of the database, the queue's runs, and mails to staff.
 */

/** Callbacks by their patient: where they stand. */
export interface Standing {
	id: number;
	state: string;
	reason: string;
	tries: number;
}

const SECOND = 1000;

const looks = new WeakMap<
	CallbackClinic,
	{ at: number; found: Promise< string[][] > }
>();
const LOOKS_APART = 200;

/** All callbacks, asked for by many who wait at once; null where this patient has none. */
export async function standingOf(
	clinic: CallbackClinic,
	patient: string
): Promise< Standing | null > {
	const known = looks.get( clinic );
	const isFresh = known !== undefined && Date.now() - known.at < LOOKS_APART;
	const look = isFresh
		? known
		: {
				at: Date.now(),
				found: clinic.rows(
					'SELECT phone, id, state, reason, tries FROM wp_ringwell_callbacks ORDER BY id'
				),
			};
	looks.set( clinic, look );
	const row = ( await look.found ).findLast(
		( [ phone ] ) => phone === patient
	);
	return row === undefined
		? null
		: {
				id: Number( row[ 1 ] ),
				state: row[ 2 ]!,
				reason: row[ 3 ]!,
				tries: Number( row[ 4 ] ),
			};
}

/** Waits until a callback stands so: "done", "task clinic_silent". */
export async function standsAt(
	clinic: CallbackClinic,
	{ patient }: Seat,
	where: string,
	meanwhile: () => Promise< unknown > = () => Promise.resolve()
): Promise< Standing > {
	const seen: string[] = [];
	return awaited(
		async () => {
			await meanwhile();
			const standing = await standingOf( clinic, patient );
			const now =
				standing === null
					? 'nowhere'
					: `${ standing.state } ${ standing.reason }`.trim();
			if ( seen.at( -1 ) !== now ) {
				seen.push( now );
			}
			return now === where ? standing : null;
		},
		() => `${ patient } stood at: ${ seen.join( ', ' ) }; not ${ where },`,
		60
	);
}

const runs = new WeakMap< CallbackClinic, number >();
const RUNS_APART = SECOND;

/**
 * Has the queue run as a host's cron job does, by the secret address. Many who wait at once ask for it, and it is asked for
 * once a second; the site itself does nothing where it has only just been.
 *
 * @param clinic
 */
export async function runQueue( clinic: CallbackClinic ): Promise< void > {
	if ( Date.now() - ( runs.get( clinic ) ?? 0 ) < RUNS_APART ) {
		return;
	}
	runs.set( clinic, Date.now() );
	const secret = randomBytes( 20 ).toString( 'hex' );
	const [ found ] = await clinic.rows(
		`INSERT IGNORE INTO wp_options (option_name, option_value, autoload) VALUES ('ringwell_work_secret', '${ secret }', 'off');
		SELECT option_value FROM wp_options WHERE option_name = 'ringwell_work_secret'`
	);
	const answer = await fetch(
		`${ clinic.site.url }/wp-json/ringwell/v1/queue/${ found![ 0 ]! }`,
		{ method: 'POST' }
	);
	assert.equal( answer.status, 200, await answer.text() );
}

/** The queue has run to its end at the moment that the site's clock shows now, or later. */
export async function queueHasRun(
	clinic: CallbackClinic,
	clock: number
): Promise< void > {
	const from = Date.now() + clock;
	await awaited(
		async () => {
			await runQueue( clinic );
			const [ found ] = await clinic.rows(
				"SELECT option_value FROM wp_options WHERE option_name = 'ringwell_worked'"
			);
			return Number( found?.[ 0 ] ?? 0 ) >= from || null;
		},
		() => 'The queue did not run'
	);
}

/** The mail to staff about this patient, of which there must be one in all. */
export async function mailOf(
	{ mails }: CallbackClinic,
	{ patient }: Seat
): Promise< string > {
	const folder = join( mails, 'new' );
	const found = await awaited(
		() => {
			const letters = readdirSync( folder )
				.map( ( name ) => readFileSync( join( folder, name ), 'utf8' ) )
				.filter( ( text ) => text.includes( `tel:${ patient }` ) );
			return letters.length > 0 ? letters : null;
		},
		() => `No mail about ${ patient } came`
	);
	assert.equal( found.length, 1 );
	assert.match( found[ 0 ]!, new RegExp( `^To: .*${ STAFF }`, 'm' ) );
	return found[ 0 ]!;
}
