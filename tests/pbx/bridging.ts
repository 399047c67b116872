import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, waitFor } from '../environment/processes';
import type { Asterisk } from '../environment/servers/asterisk';
import type { Site } from '../environment/site';
import { endLater, type Connection } from './clinic';

/** The bridge as the owner downloads it, beside Asterisk and with the settings that the set-up screen gives. */
export async function startBridge(
	site: Site,
	pbx: Asterisk,
	connection: Connection
): Promise< void > {
	const folder = join( pbx.home, 'bridge' );
	const config = join( folder, 'ringwell-bridge.json' );
	const log = join( folder, 'log' );
	mkdirSync( folder );
	writeFileSync(
		config,
		JSON.stringify( {
			...( JSON.parse(
				connection.toPaste( '"manager_user"' )
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
}
