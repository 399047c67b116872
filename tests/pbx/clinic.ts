import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { logIn, restClient, type Rest, type Session } from '../e2e/session';
import { query } from '../environment/servers/mariadb';
import { readDebugLog, startSite, type Site } from '../environment/site';

const MINUTE = 60_000;

/** The clinic's numbers, each with one role. */
export const OWN = '+74951112233';
export const DEFAULT = '+74951110009';
export const LEASED = Array.from(
	{ length: 24 },
	( _, index ) => `+749522200${ String( index ).padStart( 2, '0' ) }`
);

/** Somebody who reads the clinic's site, and the number that the page shows him alone. */
export interface Reader {
	number: string;
	/** The address that he came by holds it. */
	campaign: string;
	/** What his browser keeps: 32 hex digits each. */
	visitor: string;
	visit: string;
	/** Where he sits in the Internet. */
	address: string;
}

export interface Clinic {
	site: Site;
	/** The owner's. */
	session: Session;
	rest: Rest;
	/** The source that pays for the leased numbers. */
	source: string;
	/** What happened a minute ago: people opened pages. From then on it is now. */
	read: ( campaigns: string[] ) => Promise< Reader[] >;
	/** Rows of the database: each line's columns. */
	rows: ( sql: string ) => Promise< string[][] >;
}

/** The own phone system, by its id: Asterisk as it is, or as FreePBX makes it. */
export type Adapter = 'own' | 'freepbx';

export interface Connection {
	id: number;
	/** The text that the set-up screen gives to paste and that holds these words, with the clinic's secrets put in. */
	toPaste: ( words: string ) => string;
}

export const SIGNING_SECRET = 'signing-secret-of-the-test';
const MANAGER_PASSWORD = 'password-of-the-manager-interface';

const running: Array< { stop: () => Promise< void > } > = [];

/** Whatever was started is ended with the test, also where only half of it came up. */
export function endLater( server: { stop: () => Promise< void > } ): void {
	running.push( server );
}

export async function endAll(): Promise< void > {
	for ( const server of running.splice( 0 ).reverse() ) {
		await server.stop();
	}
}

export const say = ( line: string ) =>
	void process.stdout.write( `${ line }\n` );

/**
 * A site on which one source has a pool of numbers and a default number.
 *
 * @param options
 * @param options.leased how many numbers the pool has
 * @param options.ini    further settings of PHP, "name=value"
 */
export async function openClinic( {
	leased = LEASED.length,
	ini = [],
}: { leased?: number; ini?: string[] } = {} ): Promise< Clinic > {
	const site = await startSite( { say, ini } );
	endLater( {
		stop: async () => {
			say( readDebugLog( site ) );
			await site.stop();
		},
	} );
	// Who rings has read the number before: a call a moment after a page was opened is nobody's (FirstRules).
	writeFileSync( site.clockFile, String( -MINUTE ) );
	const session = await logIn( site );
	const rest = restClient( site, session );
	const target = await made< { id: number } >( rest, 'targets', {
		name: 'Main number',
		number: OWN,
	} );
	const { body: ready } = await rest<
		Array< { handle: string; name: string; rule: object } >
	>( 'GET', 'sources/ready' );
	const model = ready.find( ( { handle } ) => handle === 'yandex-direct' )!;
	const pool = await made< { id: number } >( rest, 'pools', {
		name: model.name,
		target_id: target.id,
		hold_minutes: 15,
	} );
	await made( rest, `pools/${ pool.id }/numbers`, {
		numbers: LEASED.slice( 0, leased ),
	} );
	await made( rest, 'sources', {
		name: model.name,
		rule: model.rule,
		placements: [
			{
				target_id: target.id,
				kind: 'pool',
				pool_id: pool.id,
				default_number: DEFAULT,
			},
		],
	} );
	const html = await ( await fetch( `${ site.url }/` ) ).text();
	const config = /id="ringwell-config"[^>]*>(.*?)<\/script>/s.exec( html );
	assert.ok( config, 'The home page has Ringwell’s settings.' );
	const { config: token } = JSON.parse( config[ 1 ]! ) as {
		config: string;
	};
	return {
		site,
		session,
		rest,
		source: model.name,
		read: async ( campaigns ) => {
			const readers = [];
			for ( const campaign of campaigns ) {
				readers.push( await read( site, target.id, token, campaign ) );
			}
			writeFileSync( site.clockFile, '0' );
			return readers;
		},
		rows: async ( sql ) => {
			assert.equal( site.dbConfig.kind, 'mariadb' );
			const text = await query(
				( site.dbConfig as { socket: string } ).socket,
				`USE wordpress; ${ sql }`
			);
			return text
				.split( '\n' )
				.filter( ( line ) => line !== '' )
				.map( ( line ) => line.split( '\t' ) );
		},
	};
}

/** Makes a connection of the own phone system, and reads what its set-up gives to paste. */
export async function connect(
	{ rest }: Clinic,
	settings: Record< string, string > = {},
	adapter: Adapter = 'own'
): Promise< Connection > {
	const { id, steps } = await made< {
		id: number;
		steps: Array< { copy: string } >;
	} >( rest, 'connections', {
		name: 'Asterisk of the clinic',
		adapter,
		settings,
		secrets: {
			signing_secret: SIGNING_SECRET,
			manager_password: MANAGER_PASSWORD,
		},
	} );
	return {
		id,
		toPaste: ( words ) => {
			const step = steps.find( ( { copy } ) => copy.includes( words ) );
			assert.ok( step, `The set-up has a text with ${ words }` );
			// The screen doesn't print secrets; it says where they go.
			return step.copy
				.replace(
					'(LOCAL(rw_s)=)',
					`(LOCAL(rw_s)=${ SIGNING_SECRET })`
				)
				.replace( 'THE-SIGNING-SECRET', SIGNING_SECRET )
				.replace( 'A-LONG-PASSWORD', MANAGER_PASSWORD );
		},
	};
}

/** What POST makes; it must go well. */
async function made< T >(
	rest: Rest,
	path: string,
	body: object
): Promise< T > {
	const answer = await rest< T >( 'POST', path, body );
	assert.ok(
		answer.status < 300,
		`POST ${ path }: ${ answer.status } ${ JSON.stringify( answer.body ) }`
	);
	return answer.body;
}

/** Opens a page from an advertisement and moves the mouse: from then on the number is held for this visitor. */
async function read(
	site: Site,
	target: number,
	config: string,
	campaign: string
): Promise< Reader > {
	const [ visitor, visit ] = [ newId(), newId() ];
	const address = `198.51.${ randomBytes( 1 )[ 0 ]! }.${ randomBytes( 1 )[ 0 ]! }`;
	const ask = async ( door: string, message: object ) => {
		const answer = await fetch(
			`${ site.url }/wp-json/ringwell/v1/${ door }`,
			{
				method: 'POST',
				headers: {
					'Content-Type': 'application/json',
					'User-Agent':
						'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36',
					'X-Test-Address': address,
				},
				body: JSON.stringify( { visitor, visit, config, ...message } ),
			}
		);
		assert.equal( answer.status, 200, await answer.clone().text() );
		return answer.json() as Promise< {
			numbers: Array< { number: string; kind: string } >;
		} >;
	};
	const { numbers } = await ask( 'lease', {
		page: {
			url: `${ site.url }/?utm_source=yandex&utm_medium=cpc&utm_campaign=${ encodeURIComponent(
				campaign
			) }`,
			referrer: '',
		},
		targets: [ target ],
		consent: 'full',
	} );
	const { number, kind } = numbers[ 0 ]!;
	assert.equal( kind, 'pool' );
	await ask( 'activity', {
		shown: [ { target, number } ],
		events: [ { type: 'active', ago: 0 } ],
	} );
	return { number, campaign, visitor, visit, address };
}

const newId = () => randomBytes( 16 ).toString( 'hex' );
