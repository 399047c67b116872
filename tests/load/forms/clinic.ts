import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Site } from '../../environment/site';

export interface Clinic {
	target: number;
	/** What a page holds for its numbers, and for each kind of form. */
	page: string;
	forms: Record<
		'callback' | 'request',
		{
			form: number;
			config: string;
		}
	>;
}

export interface Stored {
	phone: string;
	proof: string;
	held: string;
	state: string;
}

/** A clinic whose phone system only notes whom it is told to ring. */
export async function openClinic(
	site: Site,
	numbers: number
): Promise< Clinic > {
	copyFileSync(
		join( __dirname, 'stand-in.php' ),
		join( site.dir, 'wp-content/mu-plugins/ringwell-stand-in.php' )
	);
	return JSON.parse(
		await site.php( join( __dirname, 'clinic.php' ), String( numbers ) )
	) as Clinic;
}

export const work = ( site: Site ): Promise< string > =>
	site.php( join( __dirname, 'work.php' ) );

export const stored = async ( site: Site ): Promise< Stored[] > =>
	( await site.php( join( __dirname, 'stored.php' ) ) )
		.split( '\n' )
		.filter( ( line ) => line.startsWith( '{' ) )
		.map( ( line ) => JSON.parse( line ) as Stored );

/** Phones, once for each order to ring them. */
export const rung = ( site: Site ): string[] => linesOf( site, 'rung.txt' );

/** Subjects of all mails. */
export const mails = ( site: Site ): string[] => linesOf( site, 'mails.txt' );

function linesOf( site: Site, name: string ): string[] {
	const file = join( site.dir, name );
	return existsSync( file )
		? readFileSync( file, 'utf8' ).split( '\n' ).filter( Boolean )
		: [];
}
