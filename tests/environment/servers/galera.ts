import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { query, startMariaDb, type Database } from './mariadb';
import { freePort } from './web';

const PROVIDER = '/usr/lib/galera/libgalera_smm.so';

/**
 * A Galera cluster of several nodes on this machine. A node certifies a transaction at its COMMIT: of two that wrote
 * one row on two nodes the later one is rolled back there, with error 1213.
 */
export async function startGalera(
	count: number,
	home: string,
	sockets: string
): Promise< Database[] > {
	if ( ! existsSync( PROVIDER ) ) {
		throw new Error( 'Galera is missing: install galera-4.' );
	}
	const ports: number[] = [];
	for ( let i = 0; i < count * 2; i++ ) {
		ports.push( await freePort() );
	}
	const base = ( node: number ) => ports[ node * 2 ] ?? 0;
	const cluster = Array.from(
		{ length: count },
		( _, node ) => `127.0.0.1:${ base( node ) }`
	).join( ',' );
	const node = ( number: number, isFirst: boolean ) =>
		startMariaDb( {
			dataDir: join( home, `galera-${ number }` ),
			socket: join( sockets, `db${ number }.sock` ),
			log: join( home, `galera-${ number }.log` ),
			args: [
				'--binlog-format=ROW',
				'--innodb-autoinc-lock-mode=2',
				'--wsrep-on=ON',
				`--wsrep-provider=${ PROVIDER }`,
				`--wsrep-cluster-address=gcomm://${ cluster }`,
				`--wsrep-node-address=127.0.0.1:${ base( number ) }`,
				`--wsrep-provider-options=base_port=${ base(
					number
				) };gmcast.listen_addr=tcp://127.0.0.1:${ base(
					number
				) };ist.recv_addr=127.0.0.1:${ ports[ number * 2 + 1 ] }`,
				'--wsrep-sst-method=copy',
			],
			env: {
				PATH: `${ join( __dirname, 'galera' ) }:${ process.env.PATH ?? '' }`,
			},
			firstArgs: isFirst ? [ '--wsrep-new-cluster' ] : [],
		} );
	const databases: Database[] = [];
	try {
		for ( let number = 0; number < count; number++ ) {
			databases.push( await node( number, number === 0 ) );
		}
		await untilJoined( databases );
	} catch ( error ) {
		await stopGalera( databases );
		throw error;
	}
	return databases;
}

/** The last one to leave is the one that began. */
async function stopGalera( databases: Database[] ): Promise< void > {
	for ( const database of [ ...databases ].reverse() ) {
		await database.stop();
	}
}

async function untilJoined( databases: Database[] ): Promise< void > {
	const until = Date.now() + 120_000;
	for ( const { socket } of databases ) {
		const joined = async () => {
			const said = await query(
				socket,
				"SHOW STATUS WHERE Variable_name IN ('wsrep_cluster_size', 'wsrep_local_state_comment')"
			);
			return (
				said.includes( 'Synced' ) &&
				said.includes( `wsrep_cluster_size\t${ databases.length }\n` )
			);
		};
		while ( ! ( await joined() ) ) {
			if ( Date.now() > until ) {
				throw new Error( 'The Galera nodes did not join.' );
			}
			await new Promise( ( done ) => setTimeout( done, 200 ) );
		}
	}
}
