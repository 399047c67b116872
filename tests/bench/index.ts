import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram, run } from '../environment/processes';
import { readDebugLog, startSite, type Site } from '../environment/site';
import { countStatements } from './statements';

/*
 * npm run bench [-- --short]
 *
 * How much of a lease is ours: the lease by REST beside the floor pages, in one run and as ratios, because a machine
 * and its mood change every figure but not their proportion. --short only shows that everything can be measured.
 */
const short = process.argv.includes( '--short' );
const ROUNDS = short ? 1 : 5;
const SECONDS = short ? 1 : 4;
const CLIENTS = 2;

interface Page {
	name: string;
	path: string;
	perSecond: number[];
}

void main().catch( ( error: unknown ) => {
	process.stderr.write(
		`${ error instanceof Error ? error.message : String( error ) }\n`
	);
	process.exit( 1 );
} );

async function main(): Promise< void > {
	const wrk = findProgram( 'wrk' );
	if ( wrk === null ) {
		throw new Error( 'wrk is missing: install the package of that name.' );
	}
	const site = await startSite( { production: true } );
	try {
		const body = await prepare( site );
		const pages: Page[] = [
			[ 'Lease by REST', '/wp-json/ringwell/v1/lease' ],
			[
				'REST route that returns a constant',
				'/wp-json/ringwell-bench/v1/constant',
			],
			[ 'WordPress with SHORTINIT, one option', '/bench/shortinit.php' ],
			[ 'Bare PHP with mysqli, same statements', '/bench/floor.php' ],
		].map( ( [ name = '', path = '' ] ) => ( {
			name,
			path,
			perSecond: [],
		} ) );
		await compareStatements( site, pages, body );
		for ( let round = 0; round < ROUNDS; round++ ) {
			for ( const page of pages ) {
				page.perSecond.push( await measure( wrk, site, page, body ) );
			}
		}
		// Had the pool run out on the way, the lease would have been measured doing less.
		await compareStatements( site, pages.slice( 0, 1 ), body );
		print( site, pages );
		const complaints = readDebugLog( site );
		if ( complaints !== '' ) {
			throw new Error( `debug.log: ${ complaints.slice( 0, 1000 ) }` );
		}
	} finally {
		await site.stop();
	}
}

/** Puts the clinic and the pages in place; returns the message that a page sends. */
async function prepare( site: Site ): Promise< string > {
	const scripts = join( __dirname, 'php' );
	const clinic = JSON.parse(
		await site.php( join( scripts, 'clinic.php' ), short ? '500' : '6000' )
	) as { target: number; pool: number; source: number; config: string };
	const folder = join( site.dir, 'bench' );
	mkdirSync( folder );
	for ( const name of [ 'floor.php', 'shortinit.php' ] ) {
		cpSync( join( scripts, name ), join( folder, name ) );
	}
	cpSync(
		join( scripts, 'constant-route.php' ),
		join( site.dir, 'wp-content/mu-plugins/ringwell-bench.php' )
	);
	const settings = JSON.stringify( { ...site.dbConfig, ...clinic } );
	writeFileSync(
		join( folder, 'settings.php' ),
		`<?php\n\nreturn json_decode('${ settings }', true);\n`
	);
	return JSON.stringify( {
		visitor: 'VISITOR',
		visit: 'VISIT',
		page: { url: `${ site.url }/?utm_source=yandex`, referrer: '' },
		landing: {
			url: `${ site.url }/?utm_source=yandex`,
			referrer: '',
			ago: 0,
		},
		targets: [ clinic.target ],
		consent: 'full',
		config: clinic.config,
	} );
}

/** The floor is only a floor while it sends what the lease sends, so both are counted and shown. */
async function compareStatements(
	site: Site,
	pages: Page[],
	body: string
): Promise< void > {
	if ( site.dbConfig.kind !== 'mariadb' ) {
		throw new Error( 'The bench runs on MariaDB.' );
	}
	const ours = new Set< number >();
	for ( const { name, path } of pages ) {
		let kind = '';
		const send = async () => {
			const answer = await fetch( site.url + path, {
				method: 'POST',
				headers: {
					'Content-Type': 'application/json',
					'User-Agent':
						'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
					'X-Forwarded-For': '203.0.113.7',
				},
				body: body
					.replace( 'VISITOR', randomId() )
					.replace( 'VISIT', randomId() ),
			} );
			const text = await answer.text();
			if ( ! answer.ok ) {
				throw new Error( `${ name }: ${ answer.status } ${ text }` );
			}
			kind = /"kind":"(\w+)"/.exec( text )?.[ 1 ] ?? '';
		};
		// Once before, so that no cache is filled while we count.
		await send();
		const count = await countStatements( site.dbConfig.socket, send );
		if ( kind !== '' && kind !== 'pool' ) {
			throw new Error(
				`${ name } gave a ${ kind } number, no pool number.`
			);
		}
		process.stdout.write(
			`${ name }: ${ count.all } statements, ${ count.ours } of them on Ringwell's tables\n`
		);
		if ( kind === 'pool' ) {
			ours.add( count.ours );
		}
	}
	if ( ours.size > 1 ) {
		throw new Error( 'The floor does not send what the lease sends.' );
	}
}

async function measure(
	wrk: string,
	site: Site,
	page: Page,
	body: string
): Promise< number > {
	const said = await run(
		wrk,
		[
			'--threads=1',
			`--connections=${ CLIENTS }`,
			`--duration=${ SECONDS }s`,
			`--script=${ join( __dirname, 'ask.lua' ) }`,
			site.url + page.path,
		],
		{ env: { ...process.env, RINGWELL_BENCH_BODY: body } }
	);
	if ( /Non-2xx|Socket errors/.test( said ) ) {
		throw new Error( `${ page.name } failed under load:\n${ said }` );
	}
	const perSecond = Number( /Requests\/sec:\s+([\d.]+)/.exec( said )?.[ 1 ] );
	if ( ! ( perSecond > 0 ) ) {
		throw new Error( `wrk said nothing usable:\n${ said }` );
	}
	return perSecond;
}

function print( site: Site, pages: Page[] ): void {
	const lease = median( pages[ 0 ]?.perSecond ?? [] );
	process.stdout.write(
		`\nWordPress ${ site.version }, MariaDB, ${ CLIENTS } clients, median of ${ ROUNDS } × ${ SECONDS } s\n`
	);
	for ( const { name, perSecond } of pages ) {
		const value = median( perSecond );
		process.stdout.write(
			`${ name.padEnd( 40 ) }${ value.toFixed( 0 ).padStart( 7 ) } /s ${ (
				value / lease
			)
				.toFixed( 2 )
				.padStart( 7 ) } × the lease by REST\n`
		);
	}
}

function median( values: number[] ): number {
	const sorted = [ ...values ].sort( ( a, b ) => a - b );
	return sorted[ Math.floor( sorted.length / 2 ) ] ?? 0;
}

function randomId(): string {
	return Array.from( { length: 32 }, () =>
		Math.floor( Math.random() * 16 ).toString( 16 )
	).join( '' );
}
