import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageWithForm } from '../e2e/scene/form';
import { cacheDir } from '../environment/paths';
import { awaited } from './awaited';
import {
	openSeats,
	WAYS,
	type Between,
	type Line,
	type Seat,
	type Way,
} from './callback-line';
import { endLater, openClinic, OWN, type Clinic } from './clinic';

export interface CallbackClinic extends Clinic {
	lines: Record< Way, Line >;
	seats: Record< Way, Seat[] >;
	/** What the page prints with the form. */
	form: string;
	/** Path of the page with the form. */
	page: string;
	/** Where each mail lies that the site sends. */
	mails: string;
}

export interface CallbackOptions extends Between {
	/** How many callbacks are played, by each way. */
	seats: Record< Way, number >;
	/** Of callback-settings. */
	settings?: Record< string, unknown >;
	/** The number that patients see; '': the one that the visitor saw. */
	number?: string;
	/** How many numbers the pool has. */
	leased?: number;
	/** When each branch is open every day, UTC, from minute to minute; else always. */
	hours?: number[][];
	/** Milliseconds that the site's clock is moved by from the start. */
	clock?: number;
}

/** With our own texts. */
const FORM = {
	kind: 'callback',
	name: 'Callback',
	title: '',
	text: '',
	button: '',
	consent: { text: '', policy: '' },
	thanks: '',
};
export const STAFF = 'desk@clinic.test';
const CLINIC_SECONDS = 10;
const PATIENT_SECONDS = 10;

/** A clinic whose pages hold the form, with an Asterisk for each way by which somebody is to be rung. */
export async function openCallbackClinic(
	options: CallbackOptions
): Promise< CallbackClinic > {
	const mails = cacheDir(
		'sites',
		`run-${ process.pid }-mails-${ randomInt( 1e9 ) }`
	);
	endLater( {
		stop: () => {
			rmSync( mails, { recursive: true, force: true } );
			return Promise.resolve();
		},
	} );
	const clinic = await openClinic( {
		ini: [ `sendmail_path=${ postman( mails ) }` ],
		...( options.leased === undefined ? {} : { leased: options.leased } ),
	} );
	await clinic.read( [] );
	setClock( clinic, options.clock ?? 0 );
	const page = await pageWithForm( clinic.rest );
	const html = await ( await fetch( clinic.site.url + page ) ).text();
	const form = /name="config" value="([^"]+)"/.exec( html )?.[ 1 ];
	assert.ok( form, 'The page has the form.' );
	const lines = {} as Record< Way, Line >;
	const seats = { bridge: [], manager: [] } as Record< Way, Seat[] >;
	await Promise.all(
		WAYS.map( async ( way ) => {
			seats[ way ] = await openSeats(
				clinic,
				way,
				options.seats[ way ],
				options
			);
			lines[ way ] = seats[ way ][ 0 ]!.line;
		} )
	);
	const opened = { ...clinic, lines, seats, form, page, mails };
	await setUp( opened, options );
	return opened;
}

/** Each seat is a branch; the form asks for the branch and for a time. */
async function setUp(
	clinic: CallbackClinic,
	{ settings = {}, number = OWN, hours = [ [ 0, 1440 ] ] }: CallbackOptions
): Promise< void > {
	const all = [ ...clinic.seats.bridge, ...clinic.seats.manager ];
	const week = Array.from( { length: 7 }, () => hours );
	await done( clinic, 'PUT', 'branches', {
		branches: all.map( ( { line, extension: desk }, index ) => ( {
			...( index === 0 ? { id: 1 } : {} ),
			name: `${ line.way } ${ desk }`,
			zone: 'UTC',
			week,
			connection: line.connection.id,
			clinic: desk,
			number,
			staff: [ STAFF ],
		} ) ),
		holidays: [],
	} );
	const { branches } = await done< {
		branches: Array< { id: number; name: string } >;
	} >( clinic, 'GET', 'branches' );
	for ( const seat of all ) {
		const name = `${ seat.line.way } ${ seat.extension }`;
		seat.branch = branches.find( ( one ) => one.name === name )!.id;
	}
	await done( clinic, 'PUT', 'forms/1', {
		...FORM,
		fields: {
			name: 'off',
			comment: 'off',
			when: 'optional',
			branch: 'optional',
		},
	} );
	await done( clinic, 'PUT', 'callback-settings', {
		at_once: 20,
		clinic_seconds: CLINIC_SECONDS,
		patient_seconds: PATIENT_SECONDS,
		...settings,
	} );
	// They all come within a minute.
	await done( clinic, 'PUT', 'request-settings', { hour: 1000, day: 1000 } );
	await everyBranchCanRing( clinic );
}

/** A bridge has asked for orders, by the clock as it is now. */
export async function everyBranchCanRing( clinic: Clinic ): Promise< void > {
	let last = '';
	await awaited(
		async () => {
			const { branches } = await done< {
				branches: Array< { name: string; why_not: string } >;
			} >( clinic, 'GET', 'callback-settings' );
			last = branches
				.filter( ( { why_not: why } ) => why !== '' )
				.map( ( { name, why_not: why } ) => `${ name }: ${ why }` )
				.join( ', ' );
			return last === '' || null;
		},
		() => last
	);
}

/** Asks as the owner; it must go well. */
export async function done< T >(
	{ rest }: Clinic,
	method: 'GET' | 'POST' | 'PUT',
	path: string,
	body?: object
): Promise< T > {
	const answer = await rest< T >( method, path, body );
	assert.ok(
		answer.status < 300,
		`${ path }: ${ answer.status } ${ JSON.stringify( answer.body ) }`
	);
	return answer.body;
}

/** By so many milliseconds the site's clock is ahead of Asterisk's. Nobody reads half of what is written. */
export function setClock( { site }: Clinic, ahead: number ): void {
	writeFileSync( `${ site.clockFile }.new`, String( ahead ) );
	renameSync( `${ site.clockFile }.new`, site.clockFile );
}

/** A program to which PHP gives its mails: each is a file. */
function postman( mails: string ): string {
	mkdirSync( join( mails, 'new' ), { recursive: true } );
	const program = join( mails, 'sendmail' );
	writeFileSync(
		program,
		`#!/bin/sh
letter=$(mktemp '${ mails }/XXXXXX')
cat > "$letter"
mv "$letter" '${ mails }/new/'
`,
		{ mode: 0o755 }
	);
	return program;
}
