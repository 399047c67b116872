import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { query } from '../environment/servers/mariadb';
import { startSite, type Site } from '../environment/site';
import { leaseMessage, post, step, STUB, type Clinic } from './doors';

/** A site with a clinic; its fast door is not open yet. */
export interface DoorSite {
	site: Site;
	clinic: Clinic;
	/** Addresses of the two doors. */
	fast: string;
	rest: string;
	/** The file in the site's root, and the plugin's folder. */
	stub: string;
	plugin: string;
}

export async function startDoorSite(): Promise< DoorSite > {
	const site = await startSite( { workers: 8 } );
	return {
		site,
		clinic: await step< Clinic >( site, 'clinic', '111' ),
		fast: `${ site.url }/${ STUB }`,
		rest: `${ site.url }/wp-json/ringwell/v1`,
		stub: join( site.dir, STUB ),
		plugin: join( site.dir, 'wp-content/plugins/ringwell' ),
	};
}

export const lease = ( { fast, clinic }: DoorSite ) =>
	post( `${ fast }?lease`, leaseMessage( clinic ) );

/** What a page of this address says to the bundle. */
export async function page( url: string ): Promise< PageConfig > {
	const html = await ( await fetch( url ) ).text();
	const json = /<script[^>]*id="ringwell-config"[^>]*>(.*?)<\/script>/s.exec(
		html
	)?.[ 1 ];
	return JSON.parse( json ?? 'null' ) as PageConfig;
}

export interface PageConfig {
	fast?: { lease: string; activity: string };
}

export async function sql( site: Site, text: string ): Promise< string > {
	const { dbConfig } = site;
	return dbConfig.kind === 'mariadb'
		? await query( dbConfig.socket, `USE wordpress; ${ text }` )
		: '';
}

export async function assertUnready(
	door: DoorSite,
	isByPlugin = true
): Promise< void > {
	const answer = await lease( door );
	assert.equal( answer.status, 503, answer.text );
	assert.equal( answer.text !== '', isByPlugin );
	assert.ok( Number( answer.headers.get( 'retry-after' ) ) > 0 );
	assert.match( answer.headers.get( 'cache-control' ) ?? '', /no-store/ );
	assert.ok( ! answer.text.includes( door.site.dir ), answer.text );
	assert.ok( ! /</.test( answer.text ), answer.text );
}

export async function withConfig(
	{ site }: DoorSite,
	change: ( config: string ) => string,
	act: () => Promise< void >
): Promise< void > {
	const file = join( site.dir, 'wp-config.php' );
	const kept = readFileSync( file, 'utf8' );
	writeFileSync( file, change( kept ) );
	try {
		await act();
	} finally {
		writeFileSync( file, kept );
		writeFileSync( site.debugLog, '' );
	}
}
