import { readFileSync, statSync } from 'node:fs';

export interface Config {
	/** The connection's address, with its secret. */
	site: string;
	/** The connection's signing secret. */
	secret: string;
	manager: { host: string; port: number; user: string; password: string };
	/** Contexts into which calls from outside come; "*" stands for anything. */
	incoming: string[];
	/** Channels that lead outside ("PJSIP/operator"), so that calls which the clinic makes are told too. */
	trunks: string[];
	/** Context in which a callback is dialled, first the clinic's telephone and then the patient; '' where this bridge rings nobody. */
	ringContext: string;
	/** Where the queue is kept. */
	folder: string;
	/** How large the queue may grow, in bytes. */
	limit: number;
}

/** Something in the configuration that only its owner can mend, said in words. */
export class ConfigError extends Error {}

const INCOMING = [
	'ringwell-in',
	'from-pstn*',
	'from-trunk*',
	'from-did*',
	'*-incoming',
];
const MEGABYTE = 1024 * 1024;

/**
 * A JSON file, each word of which may also come from the environment: RINGWELL_SITE, RINGWELL_SECRET, RINGWELL_AMI_USER, …
 *
 * @param file
 * @param environment
 */
export function readConfig(
	file: string,
	environment: NodeJS.ProcessEnv
): Config {
	const said = fromFile( file, environment );
	const word = ( name: string, variable: string, otherwise?: string ) => {
		const value = environment[ variable ] ?? said[ name ] ?? otherwise;
		if ( typeof value !== 'string' || value === '' ) {
			throw new ConfigError(
				`"${ name }" is missing in ${ file } (or ${ variable } in the environment).`
			);
		}
		return value;
	};
	const number = (
		name: string,
		variable: string,
		otherwise: number,
		from: number,
		to: number
	) => {
		const value = Number(
			environment[ variable ] ?? said[ name ] ?? otherwise
		);
		if ( ! Number.isInteger( value ) || value < from || value > to ) {
			throw new ConfigError(
				`"${ name }" must be a whole number between ${ from } and ${ to }.`
			);
		}
		return value;
	};
	const site = word( 'site', 'RINGWELL_SITE' );
	if ( ! /^https?:\/\/[^\s/]+\/\S*$/.test( site ) || ! isAddress( site ) ) {
		throw new ConfigError(
			'"site" must be the address of the connection, as its page shows it.'
		);
	}
	return {
		site,
		secret: word( 'secret', 'RINGWELL_SECRET' ),
		manager: {
			host: word( 'manager_host', 'RINGWELL_AMI_HOST', '127.0.0.1' ),
			port: number( 'manager_port', 'RINGWELL_AMI_PORT', 5038, 1, 65535 ),
			user: word( 'manager_user', 'RINGWELL_AMI_USER', 'ringwell' ),
			password: word( 'manager_password', 'RINGWELL_AMI_PASSWORD' ),
		},
		incoming: words( said.incoming, 'incoming' ) ?? INCOMING,
		trunks: words( said.trunks, 'trunks' ) ?? [],
		ringContext: context( said.ring_context ?? '' ),
		folder: word( 'folder', 'RINGWELL_FOLDER', '/var/lib/ringwell-bridge' ),
		limit:
			number( 'limit_megabytes', 'RINGWELL_LIMIT', 50, 1, 400 ) *
			MEGABYTE,
	};
}

// What can't be read as one would be shown whole, with its secret, by whatever fails at it later.
function isAddress( text: string ): boolean {
	try {
		return new URL( text ).username === '';
	} catch {
		return false;
	}
}

/**
 * Whether others on this machine can read the secrets in the file.
 * @param file
 */
export function isReadByOthers( file: string ): boolean {
	try {
		return /[4-7]/.test( statSync( file ).mode.toString( 8 ).slice( -2 ) );
	} catch {
		return false;
	}
}

function fromFile(
	file: string,
	environment: NodeJS.ProcessEnv
): Record< string, unknown > {
	let text: string;
	try {
		text = readFileSync( file, 'utf8' );
	} catch ( error ) {
		if ( environment.RINGWELL_SITE !== undefined ) {
			return {};
		}
		throw new ConfigError(
			`${ file } can't be read: ${ ( error as Error ).message }`
		);
	}
	try {
		const said: unknown = JSON.parse( text );
		if ( typeof said === 'object' && said !== null ) {
			return said as Record< string, unknown >;
		}
	} catch ( error ) {
		throw new ConfigError(
			`${ file } is no JSON: ${ ( error as Error ).message }`
		);
	}
	throw new ConfigError( `${ file } must hold an object: { … }` );
}

function context( value: unknown ): string {
	if (
		typeof value !== 'string' ||
		! /^[A-Za-z0-9_-]{0,79}$/.test( value )
	) {
		throw new ConfigError(
			'"ring_context" must be the name of a context: "from-internal".'
		);
	}
	return value;
}

function words( value: unknown, name: string ): string[] | undefined {
	if ( value === undefined ) {
		return undefined;
	}
	if (
		! Array.isArray( value ) ||
		! value.every( ( one ): one is string => typeof one === 'string' )
	) {
		throw new ConfigError( `"${ name }" must be a list of words: [ "…" ]` );
	}
	return value;
}
