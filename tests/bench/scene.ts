import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Site } from '../environment/site';
import { query } from '../environment/servers/mariadb';

export const BROWSER =
	'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Where visitors with a number come from, so that a beat has whom to ask for. */
const VISITORS = 400;

export interface Scene {
	site: Site;
	socket: string;
	/** Files of messages, for ask.lua. */
	lease: string;
	beat: string;
}

interface Clinic {
	target: number;
	pool: number;
	source: number;
	config: string;
}

/** A site with a pool of so many numbers, and the bare pages beside WordPress. */
export async function openScene(
	site: Site,
	numbers: number
): Promise< Scene > {
	if ( site.dbConfig.kind !== 'mariadb' ) {
		throw new Error( 'The bench runs on MariaDB.' );
	}
	const { socket, user, name } = site.dbConfig;
	const scripts = join( __dirname, 'php' );
	const clinic = JSON.parse(
		await site.php( join( scripts, 'clinic.php' ), String( numbers ) )
	) as Clinic;
	const folder = join( site.dir, 'bench' );
	mkdirSync( folder );
	for ( const file of readdirSync( scripts ) ) {
		if ( ! [ 'clinic.php', 'constant-route.php' ].includes( file ) ) {
			cpSync( join( scripts, file ), join( folder, file ) );
		}
	}
	cpSync(
		join( scripts, 'constant-route.php' ),
		join( site.dir, 'wp-content/mu-plugins/ringwell-bench.php' )
	);
	const settings = JSON.stringify( { socket, user, name, ...clinic } );
	writeFileSync(
		join( folder, 'settings.php' ),
		`<?php\n\nreturn json_decode('${ settings }', true);\n`
	);
	await query(
		socket,
		'USE wordpress; CREATE TABLE bench_rows (id int PRIMARY KEY, n int NOT NULL) ENGINE=InnoDB; INSERT INTO bench_rows SELECT seq, 0 FROM seq_1_to_1000;'
	);
	const lease = join( folder, 'lease.jsonl' );
	const url = `${ site.url }/?utm_source=yandex`;
	const message = JSON.stringify( {
		visitor: 'VISITOR',
		visit: 'VISIT',
		page: { url, referrer: '' },
		landing: { url, referrer: '', ago: 0 },
		targets: [ clinic.target ],
		consent: 'full',
		config: clinic.config,
	} );
	writeFileSync( lease, `${ message }\n` );
	const beat = join( folder, 'beat.jsonl' );
	writeFileSync( beat, await beats( site, clinic, message, numbers ) );
	return { site, socket, lease, beat };
}

/** All numbers are free again, so that every lease claims one. */
export async function freeNumbers( { socket }: Scene ): Promise< void > {
	await query(
		socket,
		'USE wordpress; UPDATE wp_ringwell_leases SET hold_until = 0 WHERE hold_until > 0;'
	);
}

/** Visitors arrive, and what each of their pages would send while somebody moves the mouse. */
async function beats(
	site: Site,
	clinic: Clinic,
	template: string,
	numbers: number
): Promise< string > {
	const lines: string[] = [];
	for ( let i = 0; i < Math.min( VISITORS, numbers / 2 ); i++ ) {
		const ids = { visitor: id(), visit: id() };
		const answer = await send(
			`${ site.url }/wp-json/ringwell/v1/lease`,
			template
				.replace( 'VISITOR', ids.visitor )
				.replace( 'VISIT', ids.visit ),
			`198.51.${ i % 256 }.7`
		);
		const shown = (
			JSON.parse( answer ) as {
				numbers: Array< { number: string; kind: string } >;
			}
		 ).numbers[ 0 ];
		if ( shown?.kind !== 'pool' ) {
			throw new Error( `No pool number: ${ answer }` );
		}
		lines.push(
			JSON.stringify( {
				...ids,
				config: clinic.config,
				shown: [ { target: clinic.target, number: shown.number } ],
				events: [ { type: 'active', ago: 0 } ],
			} )
		);
	}
	return `${ lines.join( '\n' ) }\n`;
}

export async function send(
	url: string,
	body: string,
	address: string
): Promise< string > {
	const answer = await fetch( url, {
		method: 'POST',
		headers: {
			'Content-Type': 'application/json',
			'User-Agent': BROWSER,
			'X-Forwarded-For': address,
		},
		body,
	} );
	const text = await answer.text();
	if ( ! answer.ok ) {
		throw new Error( `${ url }: ${ answer.status } ${ text }` );
	}
	return text;
}

export function id(): string {
	return randomBytes( 16 ).toString( 'hex' );
}
