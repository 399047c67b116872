import { FastClock } from '../load/clock';
import { fastDoor } from '../load/doors';
import { query } from '../environment/servers/mariadb';
import { startSite } from '../environment/site';
import { openScene, type Scene } from './scene';
import { measure } from './wrk';

const CLIENTS = 2;
const SECONDS = 6;

/** So fast that with ten numbers the hold of each has run out when it is needed again. */
const SPEED = 20_000;

/** The same door with ten numbers, with ten thousand, and with so many rows in the log. */
export async function growth( rows: number ): Promise< void > {
	const few = await ofPool( 10, 0 );
	const many = await ofPool( 10_000, 0 );
	const full = await ofPool( 10_000, rows );
	process.stdout.write(
		`\nLease by the fast door, ${ CLIENTS } clients, clock × ${ SPEED }
     10 numbers, log empty          ${ few.toFixed( 0 ).padStart( 6 ) } /s
 10,000 numbers, log empty          ${ many.toFixed( 0 ).padStart( 6 ) } /s   ${ (
		few / many
 ).toFixed( 2 ) } ×   goal ≤ 1.3 ×
 10,000 numbers, ${ rows } rows  ${ full.toFixed( 0 ).padStart( 6 ) } /s   ${ (
		many / full
 ).toFixed( 2 ) } ×   goal ≤ 1.3 ×
`
	);
}

async function ofPool( numbers: number, rows: number ): Promise< number > {
	const site = await startSite( {
		production: true,
		workers: 16,
		databaseArgs: [ '--innodb-buffer-pool-size=1G' ],
	} );
	const clock = new FastClock( site.clockFile, 3 );
	try {
		const door = await fastDoor( site );
		const scene = await openScene( site, numbers );
		await fillLog( scene, rows );
		clock.run( SPEED );
		const before = await given( scene );
		const { perSecond } = await measure(
			site.url + door.lease,
			scene.lease,
			CLIENTS,
			SECONDS
		);
		const share =
			( ( await given( scene ) ) - before ) / ( perSecond * SECONDS );
		if ( share < 0.95 ) {
			throw new Error(
				`Only ${ ( share * 100 ).toFixed(
					0
				) } % of the answers gave a number of the ${ numbers }.`
			);
		}
		return perSecond;
	} finally {
		clock.stop();
		await site.stop();
	}
}

async function given( { socket }: Scene ): Promise< number > {
	return Number(
		await query(
			socket,
			"USE wordpress; SELECT COUNT(*) FROM wp_ringwell_exposures WHERE event = 'granted' AND kind = 'pool' AND id > (SELECT COALESCE(MAX(id), 0) FROM bench_filled);"
		)
	);
}

/** A year and more of exposures, spread over the pool's numbers; indexes are made once all is there. */
async function fillLog( { socket }: Scene, rows: number ): Promise< void > {
	const secondary = (
		await query(
			socket,
			"SELECT DISTINCT index_name FROM information_schema.statistics WHERE table_schema = 'wordpress' AND table_name = 'wp_ringwell_exposures' AND index_name <> 'PRIMARY'"
		)
	)
		.trim()
		.split( '\n' );
	const definitions = await Promise.all(
		secondary.map( async ( name ) => {
			const columns = await query(
				socket,
				`SELECT GROUP_CONCAT(column_name ORDER BY seq_in_index) FROM information_schema.statistics WHERE table_schema = 'wordpress' AND table_name = 'wp_ringwell_exposures' AND index_name = '${ name }'`
			);
			return `ADD KEY ${ name } (${ columns.trim() })`;
		} )
	);
	await query(
		socket,
		`USE wordpress;
ALTER TABLE wp_ringwell_exposures ${ secondary
			.map( ( name ) => `DROP KEY ${ name }` )
			.join( ', ' ) };
SET @first = (SELECT MIN(number_id) FROM wp_ringwell_leases), @numbers = (SELECT COUNT(*) FROM wp_ringwell_leases);
INSERT INTO wp_ringwell_exposures (at, event, kind, number_id, target_id, source_id, pool_id, visit, lease, rev, hold_until)
	SELECT 1700000000000 + seq * 3000, IF(seq % 3 = 0, 'granted', 'painted'), 'pool', @first + (seq DIV 3) % @numbers, 1, 1, 1,
		1000000 + seq DIV 3, MD5(seq DIV 3), IF(seq % 3 = 0, 0, NULL), IF(seq % 3 = 0, 1700000000000 + seq * 3000, NULL)
	FROM seq_1_to_${ Math.max( rows, 1 ) };
ALTER TABLE wp_ringwell_exposures ${ definitions.join( ', ' ) };
CREATE TABLE bench_filled AS SELECT MAX(id) AS id FROM wp_ringwell_exposures;`
	);
}
