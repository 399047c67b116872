import { join } from 'node:path';
import { run } from '../environment/processes';
import type { Site } from '../environment/site';

/** Where pages ask, on any node. */
export interface Door {
	name: 'rest' | 'fast';
	lease: string;
	activity: string;
}

export const rest: Door = {
	name: 'rest',
	lease: '/wp-json/ringwell/v1/lease',
	activity: '/wp-json/ringwell/v1/activity',
};

/** Opens the fast door on every web node. */
export async function fastDoor( site: Site ): Promise< Door > {
	let door: Door | undefined;
	for ( const { dir } of site.nodes ) {
		const said = JSON.parse(
			await run( 'php', [ join( __dirname, 'fast-door.php' ), dir ] )
		) as { isOk: boolean; code: string; lease: string; activity: string };
		if ( ! said.isOk ) {
			throw new Error( `The fast door does not open: ${ said.code }` );
		}
		door = { name: 'fast', lease: said.lease, activity: said.activity };
	}
	if ( door === undefined ) {
		throw new Error( 'The site has no web node.' );
	}
	return door;
}
