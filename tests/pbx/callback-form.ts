import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setClock, type CallbackClinic } from './callback-clinic';
import type { Seat } from './callback-line';
import type { Reader } from './clinic';

/*
 * What a patient's browser sends.
 */

/** What the visitor is told. */
export interface Promised {
	id: string;
	when: { kind: string; minutes: number | null; at: string | null };
	number: string | null;
	cancel: string;
}

/** What shows that a person asks: his visit, or a token that he was given when he began to fill the form in. */
export type Shown = Reader | { token: string };

const SECOND = 1000;
/** Nobody fills a form in sooner. */
const FILLED_IN = 4 * SECOND;

/** Forms that people begin to fill in, and whose time to do so has passed; the site's clock is then as it is given. */
export async function tokensAt(
	clinic: CallbackClinic,
	seats: Seat[],
	clock: number
): Promise< Array< { token: string } > > {
	setClock( clinic, clock - FILLED_IN );
	const opened = await Promise.all(
		seats.map( ( seat ) =>
			post< { token: string } >( clinic, seat.address, 'forms/1/open', {
				config: clinic.form,
				branch: seat.branch,
			} )
		)
	);
	setClock( clinic, clock );
	return opened;
}

/** Sends the form, as the page's script does. */
export const sendForm = (
	clinic: CallbackClinic,
	{ branch, patient, address }: Seat,
	shown: Shown,
	rest: { when?: string } = {}
): Promise< Promised > =>
	post( clinic, 'address' in shown ? shown.address : address, 'callbacks', {
		form: 1,
		config: clinic.form,
		key: randomBytes( 16 ).toString( 'hex' ),
		phone: patient,
		agreed: true,
		inputs: 12,
		branch,
		page: clinic.site.url + clinic.page,
		...( 'token' in shown
			? { token: shown.token }
			: { visitor: shown.visitor, visit: shown.visit } ),
		...rest,
	} );

async function post< T >(
	{ site }: CallbackClinic,
	address: string,
	path: string,
	message: object
): Promise< T > {
	const answer = await fetch( `${ site.url }/wp-json/ringwell/v1/${ path }`, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'X-Test-Address': address,
		},
		body: JSON.stringify( message ),
	} );
	const text = await answer.text();
	assert.ok( answer.ok, `${ path }: ${ answer.status } ${ text }` );
	return JSON.parse( text ) as T;
}
