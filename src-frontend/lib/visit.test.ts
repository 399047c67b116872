import {
	campaignOf,
	isVisit,
	visitOf,
	type Arrival,
	type Visit,
} from './visit.ts';

const MINUTE = 60_000;
const NOW = 1_790_000_000_000;
const HOME = 'https://clinic.example/';

const kept: Visit = {
	visitor: 'a'.repeat( 32 ),
	visit: 'b'.repeat( 32 ),
	campaign: 'utm_source,yandex',
};

let ids = 0;
const newId = () => String( ++ids ).padStart( 32, '0' );

const arrive = ( arrival: Partial< Arrival > ): Arrival => ( {
	url: HOME,
	referrer: '',
	type: 'navigate',
	now: NOW,
	...arrival,
} );

interface Row extends Partial< Arrival > {
	name: string;
	/** Since the last page or activity. */
	idle: number;
	goesOn: boolean;
}

const rows: Row[] = [
	{ name: 'the next page', idle: MINUTE, referrer: HOME, goesOn: true },
	{ name: 'straight again', idle: 29 * MINUTE, goesOn: true },
	{ name: 'after exactly 30 minutes', idle: 30 * MINUTE, goesOn: true },
	{
		name: 'after more than 30 minutes',
		idle: 30 * MINUTE + 1,
		goesOn: false,
	},
	{
		name: 'an own link after an hour',
		idle: 60 * MINUTE,
		referrer: HOME,
		goesOn: false,
	},
	{ name: 'a clock that went back', idle: -1, goesOn: false },
	{
		name: 'the same campaign',
		idle: 1,
		url: HOME + '?utm_source=yandex',
		goesOn: true,
	},
	{
		name: 'another campaign',
		idle: 1,
		url: HOME + '?utm_source=google',
		goesOn: false,
	},
	{ name: 'a click id', idle: 1, url: HOME + '?gclid=1', goesOn: false },
	{
		name: 'a click id of Yandex search',
		idle: 1,
		url: HOME + '?ysclid=1',
		goesOn: false,
	},
	{
		name: 'a click id of Google without cookies',
		idle: 1,
		url: HOME + '?gbraid=1',
		goesOn: false,
	},
	{
		name: 'a click id of Bing',
		idle: 1,
		url: HOME + '?msclkid=1',
		goesOn: false,
	},
	{
		name: 'an empty campaign',
		idle: 1,
		url: HOME + '?utm_source=&gclid=',
		goesOn: true,
	},
	{ name: 'another parameter', idle: 1, url: HOME + '?page=2', goesOn: true },
	{
		name: 'a search engine without campaign',
		idle: 1,
		referrer: 'https://yandex.ru/',
		goesOn: true,
	},
	{
		name: 'reload of a campaign page',
		idle: 1,
		url: HOME + '?utm_source=google',
		type: 'reload',
		goesOn: true,
	},
	{
		name: 'back to a campaign page',
		idle: 1,
		url: HOME + '?utm_source=google',
		type: 'back_forward',
		goesOn: true,
	},
	{
		name: 'an own link with utm',
		idle: 1,
		url: HOME + '?utm_source=banner',
		referrer: HOME + 'a',
		goesOn: true,
	},
	{
		name: 'an own link from www',
		idle: 1,
		url: HOME + '?utm_source=banner',
		referrer: 'https://www.clinic.example/',
		goesOn: true,
	},
	{
		name: 'a stranger with our name',
		idle: 1,
		url: HOME + '?utm_source=x',
		referrer: 'https://clinic.example.evil.test/',
		goesOn: false,
	},
];

test.each( rows )( '$name', ( { idle, goesOn, name: _name, ...arrival } ) => {
	const visit = visitOf( kept, NOW - idle, arrive( arrival ), newId );
	expect( visit === kept ).toBe( goesOn );
	expect( visit.visitor ).toBe( kept.visitor );
	expect( isVisit( visit ) ).toBe( true );
	expect( visit.landing ).toEqual(
		goesOn
			? undefined
			: {
					url: arrival.url ?? HOME,
					referrer: arrival.referrer ?? '',
					at: NOW,
				}
	);
} );

test( 'a reload after the visit ended begins a visit of the site itself, so that its source goes on', () => {
	const arrival = arrive( {
		type: 'reload',
		referrer: 'https://yandex.ru/',
	} );
	expect( visitOf( kept, 0, arrival, newId ).landing?.referrer ).toBe( HOME );
	expect( visitOf( null, 0, arrival, newId ).landing?.referrer ).toBe(
		'https://yandex.ru/'
	);
} );

test.each( [
	null,
	undefined,
	'',
	7,
	[],
	{},
	{ visitor: 'a', visit: 'b' },
	{ visitor: 'A'.repeat( 32 ), visit: 'b'.repeat( 32 ) },
	{ visitor: 'a'.repeat( 33 ), visit: 'b'.repeat( 32 ) },
	{ visitor: null, visit: 'b'.repeat( 32 ) },
] )( 'what storage may hold instead of a visit: %j', ( nonsense ) => {
	expect( isVisit( nonsense ) ).toBe( false );
} );

test( 'a campaign is the same in any order, and bounded', () => {
	expect( campaignOf( HOME + '?utm_source=a&x=1&utm_medium=b' ) ).toBe(
		campaignOf( HOME + '?utm_medium=b&utm_source=a#c' )
	);
	expect(
		campaignOf( HOME + '?gclid=' + 'x'.repeat( 9000 ) ).length
	).toBeLessThanOrEqual( 500 );
} );
