/** @jest-environment node */
import { createServer } from 'node:http';
import { deliver } from '../../../bridge/delivery';
import type { Queue } from '../../../bridge/queue';
import { portOf, until } from './fakes';

const oneMessage = (): Queue => ( {
	waiting: () => 1,
	first: () => ( { t: 1, body: 'event=start&id=1' } ),
	push: () => undefined,
	done: () => undefined,
	close: () => undefined,
} );

test( 'an answer that never ends is not read to its end, and nothing of it steers the journal', async () => {
	let isLeft = false;
	const server = createServer( ( _request, response ) => {
		response.on( 'close', () => {
			isLeft = true;
		} );
		const more = (): void => {
			let hasRoom = true;
			while ( ! isLeft && hasRoom ) {
				hasRoom = response.write( '\u001b[2J never '.repeat( 999 ) );
			}
		};
		response.on( 'drain', more );
		more();
	} );
	await new Promise< void >( ( done ) =>
		server.listen( 0, '127.0.0.1', done )
	);
	const said: string[] = [];
	const delivery = deliver( oneMessage(), {
		site: `http://127.0.0.1:${ portOf( server ) }/events/secret`,
		secret: 'S',
		log: ( line ) => said.push( line ),
		patience: { first: 60_000, longest: 60_000 },
	} );
	await until( () => said.length > 0 && isLeft, 'The end' );
	await delivery.stop();
	await new Promise( ( done ) => server.close( done ) );

	expect( said.join() ).toContain( 'HTTP 200' );
	expect( said.join() ).not.toMatch( /\p{Cc}|secret/u );
	expect( said.join().length ).toBeLessThan( 500 );
} );
