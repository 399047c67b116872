/* Pushes messages for as long as it lives, and says after each that it is kept: it is killed in the middle. */
import { writeSync } from 'node:fs';
import { openQueue } from '../../../bridge/queue';

const [ , , folder = '' ] = process.argv;
const queue = openQueue( folder, { limit: 1e9, log: () => undefined } );
for ( let number = 0; ; number++ ) {
	queue.push( [
		{
			t: number,
			body: `event=start&id=${ number }&${ 'x'.repeat( 3000 ) }`,
		},
	] );
	writeSync( 1, `${ number }\n` );
}
