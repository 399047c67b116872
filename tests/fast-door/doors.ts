import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Site } from '../environment/site';

export interface Clinic {
	target: number;
	config: string;
}

export interface Said {
	log: string[];
	success: string[];
	error: string[];
}

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	body: Record< string, unknown > | null;
}

/** Whether a page got what its source shows: a pool's number, or the default where its network has enough of them. */
export const isGiven = ( { body }: Answer ) =>
	/pool|default/.test(
		( body?.numbers as Array< { kind: string } > | undefined )?.[ 0 ]
			?.kind ?? ''
	);

/** Node's own name is on every list of crawlers. */
export const BROWSER =
	'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36';

export const STUB = 'ringwell-door.php';

/** `wp ringwell door …` */
export const command = async (
	site: Site,
	what: 'on' | 'off' | 'test' | 'status',
	path = '/'
): Promise< Said > =>
	JSON.parse(
		await site.php( join( __dirname, 'php/command.php' ), path, what )
	) as Said;

export const step = async < T = unknown >(
	site: Site,
	name: string,
	argument = '',
	path = '/'
): Promise< T > =>
	JSON.parse(
		await site.php(
			join( __dirname, 'php/step.php' ),
			path,
			name,
			argument
		)
	) as T;

export async function open( site: Site, path = '/' ): Promise< void > {
	const said = await command( site, 'on', path );
	assert.deepEqual( said.error, [] );
	assert.equal( said.success.length, 1 );
}

export const newId = () => randomBytes( 16 ).toString( 'hex' );

export const leaseMessage = ( { target, config }: Clinic, changes = {} ) => ( {
	visitor: newId(),
	visit: newId(),
	page: { url: 'https://clinic.example/?utm_source=yandex', referrer: '' },
	targets: [ target ],
	consent: 'full',
	config,
	...changes,
} );

export interface Request {
	method?: string;
	headers?: Record< string, string >;
	body?: string | Buffer;
}

export async function ask(
	url: string,
	{ method = 'POST', headers, body = '' }: Request
): Promise< Answer > {
	const answer = await fetch( url, {
		method,
		redirect: 'manual',
		headers: {
			'User-Agent': BROWSER,
			...( headers ?? { 'Content-Type': 'application/json' } ),
		},
		...( method === 'GET'
			? {}
			: {
					body:
						typeof body === 'string'
							? body
							: new Uint8Array( body ),
				} ),
	} );
	const text = await answer.text();
	let read: Answer[ 'body' ] = null;
	try {
		read = JSON.parse( text ) as Answer[ 'body' ];
	} catch {
		// Not JSON: the test says whether that is right.
	}
	return { status: answer.status, headers: answer.headers, text, body: read };
}

export const post = ( url: string, message: object ) =>
	ask( url, { body: JSON.stringify( message ) } );
