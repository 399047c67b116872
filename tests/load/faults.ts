import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startSite, type Site } from '../environment/site';
import { openClinic } from './clinic';
import { FastClock } from './clock';
import { mountSmallDisk, unmountDisk } from './disk';
import { fastDoor, rest } from './doors';
import { keepHistory } from './history';
import { POOL, tryOne, type TrialOptions } from './trial';
import { TROUBLES, type Means, type Trouble } from './troubles';
import { aheadOfTime, faketime } from './wrong-clock';

/*
 * npm run faults [-- --messages 300] [-- --door rest|fast] [-- --only "disk full"]
 *
 * Breaks what the lease stands on while visitors ask: the database killed, PHP workers killed, a full disk, a clock set
 * back, a server whose clock runs ahead. It says what visitors got meanwhile, and fails if afterwards a number is with
 * two visitors, or with nobody for good, or if a page got anything but a number or a plain failure.
 */
const { values } = parseArgs( {
	options: {
		messages: { type: 'string', default: '300' },
		clients: { type: 'string', default: '24' },
		door: { type: 'string', default: 'rest' },
		only: { type: 'string' },
	},
} );

void main().then(
	( code ) => process.exit( code ),
	( error: unknown ) => {
		process.stderr.write(
			`${ error instanceof Error ? error.stack : String( error ) }\n`
		);
		process.exit( 1 );
	}
);

async function main(): Promise< number > {
	const means = { disk: mountSmallDisk(), faketime: faketime() };
	const site = await siteFor( means );
	const end = async () => {
		await site.stop();
		if ( means.disk !== null ) {
			unmountDisk( means.disk );
		}
	};
	for ( const signal of [ 'SIGINT', 'SIGTERM' ] as const ) {
		process.once(
			signal,
			() => void end().then( () => process.exit( 130 ) )
		);
	}
	try {
		const clinic = await openClinic( site, [
			[ 'yandex', POOL, 1 ],
			[ 'google', 150, 3 ],
		] );
		await keepHistory( site.databases[ 0 ]?.socket ?? '' );
		const door =
			values.door === 'fast'
				? await fastDoor( { ...site, nodes: site.nodes.slice( 0, 1 ) } )
				: rest;
		return await tryAll(
			TROUBLES.filter( ( { name } ) =>
				name.includes( values.only ?? '' )
			),
			{
				...means,
				site,
				clinic,
				door,
				clock: new FastClock( site.clockFile ),
				clients: Number( values.clients ),
				messages: Number( values.messages ),
			}
		);
	} finally {
		await end();
	}
}

function siteFor( means: Means ): Promise< Site > {
	return startSite( {
		workers: 8,
		nodes: 2,
		...( means.disk === null
			? {}
			: { dataDir: join( means.disk, 'mariadb' ) } ),
		...( means.faketime === undefined
			? {}
			: { lastNodeEnv: aheadOfTime( means.faketime ) } ),
	} );
}

async function tryAll(
	troubles: Trouble[],
	options: TrialOptions
): Promise< number > {
	const { site } = options;
	let passed = 0;
	let failed = 0;
	for ( const [ at, trouble ] of troubles.entries() ) {
		const lacks = trouble.lacks?.( options ) ?? null;
		if ( lacks !== null ) {
			process.stdout.write( `Skipped: ${ trouble.name }: ${ lacks }\n` );
			continue;
		}
		const nodes =
			trouble.allNodes === true ? site.nodes : site.nodes.slice( 0, 1 );
		const faults = await tryOne(
			trouble,
			{
				...options,
				// The fast door of a server that runs ahead is closed, and its pages ask REST.
				door: trouble.allNodes === true ? rest : options.door,
				site: { ...site, nodes },
			},
			at + 1
		);
		faults.forEach( ( text ) =>
			process.stdout.write( `  FAULT ${ text }\n` )
		);
		passed += faults.length === 0 ? 1 : 0;
		failed += faults.length === 0 ? 0 : 1;
	}
	process.stdout.write( `${ passed } passed, ${ failed } failed\n` );
	return failed === 0 && passed > 0 ? 0 : 1;
}
