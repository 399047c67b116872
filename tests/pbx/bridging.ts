import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, waitFor, type Server } from '../environment/processes';
import type { Asterisk } from '../environment/servers/asterisk';
import type { Site } from '../environment/site';
import { endLater, type Connection } from './clinic';

/**
 * The bridge as the owner downloads it, beside Asterisk and with the settings that the set-up screen gives. Started anew
 * after its end, it goes on where it was.
 *
 * @param site
 * @param pbx
 * @param connection
 * @param through    what lies between the bridge and the site: its origin
 */
export async function startBridge(
	site: Site,
	pbx: Asterisk,
	connection: Connection,
	through = site.url
): Promise< Server > {
	const folder = join( pbx.home, 'bridge' );
	const config = join( folder, 'ringwell-bridge.json' );
	const log = join( folder, 'log' );
	const given = connection.toPaste( '"manager_user"' );
	mkdirSync( folder, { recursive: true } );
	writeFileSync( log, '' );
	writeFileSync(
		config,
		JSON.stringify( {
			...( JSON.parse(
				given.replaceAll( site.url, through )
			) as object ),
			manager_port: pbx.managerPort,
			folder: join( folder, 'queue' ),
		} ),
		{ mode: 0o600 }
	);
	const bridge = startServer(
		'Bridge',
		process.execPath,
		[
			join(
				site.dir,
				'wp-content/plugins/ringwell/bridge/ringwell-bridge.cjs'
			),
			config,
		],
		log
	);
	endLater( bridge );
	await waitFor( bridge, () =>
		Promise.resolve(
			readFileSync( log, 'utf8' ).includes( 'Connected to Asterisk' )
		)
	);
	return bridge;
}
