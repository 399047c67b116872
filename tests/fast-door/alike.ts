import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import {
	ask,
	leaseMessage,
	newId,
	open,
	post,
	step,
	type Answer,
} from './doors';
import { requests } from './requests';
import { startDoorSite, type DoorSite } from './site';

/*
 * Whatever it is sent, the fast door answers as REST does.
 */
let door: DoorSite;

before( async () => {
	door = await startDoorSite();
	await open( door.site );
} );

after( async () => {
	await door.site.stop();
} );

const HEADERS = [
	'cache-control',
	'cdn-cache-control',
	'x-litespeed-cache-control',
	'access-control-allow-origin',
	'access-control-allow-credentials',
	'access-control-allow-methods',
	'access-control-allow-headers',
	'access-control-max-age',
	'set-cookie',
	'location',
];

/** What a door said, without what depends on the second in which it was asked. */
const comparable = ( answer: Answer ) => ( {
	status: answer.status,
	body:
		answer.text === '' || answer.text === 'null'
			? null
			: ( JSON.parse(
					answer.text.replace( /"ttl":\d+/g, '"ttl":0' )
				) as unknown ),
	type: answer.text === '' ? null : answer.headers.get( 'content-type' ),
	varies: /\borigin\b/i.test( answer.headers.get( 'vary' ) ?? '' ),
	headers: HEADERS.map( ( name ) => answer.headers.get( name ) ),
} );

for ( const [ name, which, request ] of requests ) {
	void test( `both doors answer alike: ${ name }`, async () => {
		const sent = request( door );
		const byRest = comparable(
			await ask( `${ door.rest }/${ which }`, sent )
		);
		const byFast = comparable(
			await ask( `${ door.fast }?${ which }`, sent )
		);
		const words = byRest.body as {
			data?: { params?: Record< string, string >; codes?: unknown };
		} | null;
		if ( words?.data?.params ) {
			// By REST the sentence beside a field is in the site's language; without WordPress there is its code.
			words.data.params = words.data.codes as Record< string, string >;
		}
		assert.deepEqual( byFast, byRest );
		assert.equal( byFast.headers[ 0 ], 'no-store, private, max-age=0' );
	} );
}

void test( 'who is no visitor sees the site’s own number by the fast door too', async () => {
	for ( const name of [ 'a search engine', 'a page fetched ahead' ] ) {
		const [ , , request ] = requests.find( ( [ one ] ) => one === name )!;
		const { body } = await ask( `${ door.fast }?lease`, request( door ) );
		assert.deepEqual(
			( body?.numbers as Array< { kind: string } > ).map(
				( { kind } ) => kind
			),
			[ 'own' ],
			name
		);
	}
} );

void test( 'by either door a visitor of a region gets its number', async () => {
	// Of the free ones it comes last, but for whoever is from there.
	const number = '+74951110110';
	await step( door.site, 'region', `${ number } RU-SPE X-Region` );
	const numberOf = async ( url: string, visitor: string, region: string ) => {
		const { body } = await ask( url, {
			headers: {
				'Content-Type': 'application/json',
				'X-Forwarded-For': '203.0.113.77',
				...( region ? { 'X-Region': region } : {} ),
			},
			body: JSON.stringify( leaseMessage( door.clinic, { visitor } ) ),
		} );
		return ( body?.numbers as Array< { number: string } > )[ 0 ]?.number;
	};
	for ( const [ first, second ] of [
		[ `${ door.fast }?lease`, `${ door.rest }/lease` ],
		[ `${ door.rest }/lease`, `${ door.fast }?lease` ],
	] as const ) {
		await step( door.site, 'forget-leases' );
		const [ one, other ] = [ newId(), newId() ];
		assert.notEqual( await numberOf( first, other, '' ), number );
		assert.equal( await numberOf( first, one, 'ru-spe' ), number );
		assert.equal( await numberOf( second, one, 'ru-spe' ), number );
	}
} );

void test( 'an address without a door is none', async () => {
	assert.equal(
		( await post( door.fast, leaseMessage( door.clinic ) ) ).status,
		404
	);
	assert.equal(
		( await post( `${ door.fast }?other`, leaseMessage( door.clinic ) ) )
			.status,
		404
	);
} );

void test( 'opened by their own addresses its parts say nothing', async () => {
	const folder = `${ door.site.url }/wp-content/plugins/ringwell/php`;
	for ( const file of [
		'fast-door.php',
		'FastDoor/FastDoor.php',
		'FastDoor/boot/wp-settings.php',
	] ) {
		assert.equal( ( await ask( `${ folder }/${ file }`, {} ) ).text, '' );
	}
} );

void test( 'nothing of ours is in debug.log', () => {
	assert.equal( readDebugLog( door.site ), '' );
} );
