import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { SIGNING_SECRET } from './clinic';

const RANG_FOR = 20;

/**
 * Tells the site, as the dialplan would, of a call that nobody took, just now.
 *
 * @param address of the connection's events
 * @param patient who rang
 * @param number  of the clinic's
 */
export async function tellOfMissed(
	address: string,
	patient: string,
	number: string
): Promise< void > {
	const now = Math.floor( Date.now() / 1000 );
	const about = `id=missed-${ patient.slice( 1 ) }-${ number.slice( 1 ) }&did=${ number.slice( 1 ) }&from=${ patient.slice( 1 ) }`;
	for ( const body of [
		`event=start&${ about }&t=${ now - RANG_FOR }`,
		`event=end&${ about }&status=NOANSWER&talk=&total=${ RANG_FOR }&t=${ now }`,
	] ) {
		const s = createHash( 'sha1' )
			.update( body + SIGNING_SECRET )
			.digest( 'hex' );
		const answer = await fetch( address, {
			method: 'POST',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: `${ body }&s=${ s }`,
		} );
		assert.equal( answer.status, 200, await answer.text() );
	}
}
