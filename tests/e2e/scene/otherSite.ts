import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Site } from '../../environment/site';

export interface OtherSite {
	/** "http://localhost:PORT": another host than the clinic's own site has, and another port. */
	origin: string;
	/** What it answers, by path; any other path has the same page. */
	serve: ( html: string ) => void;
	stop: () => Promise< void >;
}

interface VisitRow {
	id: string;
	site: string | null;
	pages: string;
}

const script = join( process.cwd(), 'tests/e2e/scene/otherSites.php' );

/** A site that is no WordPress and has one page. */
export async function openOtherSite(
	host = 'localhost'
): Promise< OtherSite > {
	let page = '';
	const server = createServer( ( _request, response ) => {
		response.setHeader( 'Content-Type', 'text/html; charset=UTF-8' );
		response.end( `<!doctype html><title>Landing</title>${ page }` );
	} );
	await new Promise< void >( ( done ) => server.listen( 0, done ) );
	const { port } = server.address() as AddressInfo;
	return {
		origin: `http://${ host }:${ port }`,
		serve: ( html ) => {
			page = html;
		},
		stop: () =>
			new Promise( ( done ) => {
				server.closeAllConnections();
				server.close( () => done() );
			} ),
	};
}

/** What the owner does in Settings, where he may name sites with TLS alone. */
export const nameOtherSites = ( site: Site, ...origins: string[] ) =>
	site.php( script, ...origins );

export const visits = async ( site: Site ): Promise< VisitRow[] > =>
	JSON.parse( await site.php( script ) ) as VisitRow[];
