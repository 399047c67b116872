import { leaseMessage, newId, type Request } from './doors';
import type { DoorSite } from './site';

const json = { 'Content-Type': 'application/json' };
const from = ( origin: string, more = {} ) => ( {
	...json,
	Origin: origin,
	...more,
} );
const good = ( { clinic }: DoorSite ) => leaseMessage( clinic );

/** What either door is sent; the same visitor asks both. */
export const requests: Array<
	[ string, 'lease' | 'activity', ( door: DoorSite ) => Request ]
> = [
	[
		'a lease',
		'lease',
		( door ) => ( { body: JSON.stringify( good( door ) ) } ),
	],
	[
		'a lease without consent',
		'lease',
		( door ) => ( {
			body: JSON.stringify( { ...good( door ), consent: 'none' } ),
		} ),
	],
	[
		'a page that is not ours',
		'lease',
		( door ) => ( {
			body: JSON.stringify( { ...good( door ), config: '1.forged' } ),
		} ),
	],
	[
		'a beacon',
		'activity',
		( door ) => ( {
			headers: { 'Content-Type': 'text/plain;charset=UTF-8' },
			body: JSON.stringify( {
				visitor: newId(),
				visit: newId(),
				config: door.clinic.config,
				shown: [
					{ target: door.clinic.target, number: '+74951112233' },
				],
				events: [ { type: 'hidden', ago: 0 } ],
			} ),
		} ),
	],
	[
		'fields that are wrong',
		'lease',
		( door ) => ( {
			body: JSON.stringify( { ...good( door ), targets: [ 'x' ] } ),
		} ),
	],
	[ 'fields that are missing', 'lease', () => ( { body: '{}' } ) ],
	[ 'a list', 'activity', () => ( { body: '[]' } ) ],
	[ 'broken JSON', 'lease', () => ( { body: '{"visitor":' } ) ],
	[ 'nothing', 'lease', () => ( { body: '' } ) ],
	[
		'invalid UTF-8',
		'lease',
		() => ( {
			body: Buffer.from( [
				0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d,
			] ),
		} ),
	],
	[
		'much too much',
		'lease',
		() => ( { body: `{"config":"${ 'x'.repeat( 70_000 ) }"}` } ),
	],
	[ 'seven megabytes', 'lease', () => ( { body: '['.repeat( 7_000_000 ) } ) ],
	[
		'a form',
		'lease',
		() => ( {
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'visitor=1',
		} ),
	],
	[
		'a form with a file',
		'lease',
		() => ( {
			headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
			body: '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--',
		} ),
	],
	[
		'another site of the clinic',
		'lease',
		( door ) => ( {
			headers: from( 'https://landing.example' ),
			body: JSON.stringify( good( door ) ),
		} ),
	],
	[
		'a stranger’s page',
		'lease',
		( door ) => ( {
			headers: from( 'https://evil.example' ),
			body: JSON.stringify( good( door ) ),
		} ),
	],
	[
		'the site’s own page',
		'lease',
		( door ) => ( {
			headers: from( door.site.url, {
				Cookie: 'wordpress_logged_in_x=1',
			} ),
			body: JSON.stringify( good( door ) ),
		} ),
	],
	[
		'a preflight',
		'lease',
		() => ( {
			method: 'OPTIONS',
			headers: { Origin: 'https://landing.example' },
		} ),
	],
	[
		'a stranger’s preflight',
		'activity',
		() => ( {
			method: 'OPTIONS',
			headers: { Origin: 'https://evil.example' },
		} ),
	],
	[
		'a search engine',
		'lease',
		( door ) => ( {
			headers: {
				...json,
				'User-Agent':
					'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)',
			},
			body: JSON.stringify( good( door ) ),
		} ),
	],
	[
		'a page fetched ahead',
		'lease',
		( door ) => ( {
			headers: { ...json, 'Sec-Purpose': 'prefetch' },
			body: JSON.stringify( good( door ) ),
		} ),
	],
	[ 'GET', 'lease', () => ( { method: 'GET' } ) ],
	[ 'DELETE', 'activity', () => ( { method: 'DELETE' } ) ],
];
