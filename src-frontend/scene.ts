import type { Config, Target } from './lib/config.ts';
import type { GivenNumber } from './lib/messages.ts';
import type { Page } from './lib/page.ts';
import { start } from './start.ts';
import { prepare } from './starter/prepare.ts';

/* For tests: a page, and a server that answers as it is told. */

export const OWN = '+74951112233';
export const OTHER = '+74954445566';
export const POOL = '+74959876543';
export const FALLBACK = '+74950000001';

/** The page's own number as it writes it, and the pool's in the same way. */
export const PHONE = '8 (495) 111-22-33';
export const SWAPPED = '8 (495) 987-65-43';

export interface Sent {
	url: string;
	body: Record< string, unknown >;
}

/** As php/Site/ConfigTag.php has it. */
const LATE =
	'[data-ringwell=late],:is(#__next,#__nuxt,#___gatsby):not([data-ringwell])';

export const config = ( changes: Partial< Config > = {} ): Config => ( {
	lease: '/lease',
	activity: '/activity',
	script: '/site-activity.js',
	more: '/site-more.js',
	site: '/site.js',
	api: '/site-api.js',
	targets: [ target( 1, OWN ) ],
	consent: 'full',
	config: 'token',
	late: LATE,
	...changes,
	off: [ LATE, ...( changes.off ? [ changes.off ] : [] ) ].join(),
} );

export const target = ( id: number, number: string ): Target => ( {
	id,
	number,
	display: null,
} );

export const number = (
	changes: Partial< GivenNumber > = {}
): GivenNumber => ( {
	target: 1,
	number: POOL,
	display: null,
	kind: 'pool',
	fallback: FALLBACK,
	ttl: 900,
	...changes,
} );

export const leaseAnswer = ( ...numbers: GivenNumber[] ) => ( {
	source: { id: 1, name: 'Yandex' },
	visit: 7,
	utm: {},
	numbers,
	beat: { seconds: 30 },
} );

type Reply = object | number | 'offline';

/** The next answers of a door, in order; the last one stays. */
export const server = ( replies: Record< string, Reply[] > ): Sent[] => {
	const sent: Sent[] = [];
	window.fetch = jest.fn( async ( url: string, { body }: RequestInit ) => {
		sent.push( {
			url,
			body: JSON.parse( body as string ) as Sent[ 'body' ],
		} );
		const queue = replies[ url ] ?? [];
		const reply = queue.length > 1 ? queue.shift() : queue[ 0 ];
		await Promise.resolve();
		if ( reply === 'offline' || reply === undefined ) {
			throw new TypeError( 'Failed to fetch' );
		}
		return typeof reply === 'number'
			? { ok: false, status: reply }
			: { ok: true, status: 200, json: () => Promise.resolve( reply ) };
	} ) as unknown as typeof fetch;
	return sent;
};

export const setPageState = ( state: 'visible' | 'hidden' ): void => {
	Object.defineProperty( document, 'hidden', {
		configurable: true,
		get: () => state === 'hidden',
	} );
	document.dispatchEvent( new Event( 'visibilitychange' ) );
};

const undo: Array< () => void > = [];

const remember = ( on: Window | Document ) => {
	const add = on.addEventListener.bind( on );
	on.addEventListener = (
		type: string,
		listener: EventListener,
		options?: AddEventListenerOptions
	) => {
		undo.push( () => on.removeEventListener( type, listener, options ) );
		add( type, listener, options );
	};
};
remember( window );
remember( document );

window.MutationObserver = class extends MutationObserver {
	constructor( callback: MutationCallback ) {
		super( callback );
		undo.push( () => this.disconnect() );
	}
};

/** The page is left: nothing of it goes on. */
export const leavePage = (): void => {
	undo.splice( 0 ).forEach( ( act ) => act() );
	Reflect.deleteProperty( window, 'ringwellSite' );
	document.head.innerHTML = '';
};

/** What jsdom lacks of a browser, and nothing left of the test before. */
export const freshPage = ( html: string ): void => {
	Object.defineProperty( performance, 'getEntriesByType', {
		configurable: true,
		value: () => [],
	} );
	Object.assign( AbortSignal, { timeout: () => null } );
	leavePage();
	localStorage.clear();
	sessionStorage.clear();
	setPageState( 'visible' );
	document.body.innerHTML = html;
};

export const sitePage = (): Page =>
	( window as unknown as { ringwellSite: Page } ).ringwellSite;

/** Lets all that waits for nothing but promises and due timers go on. */
export const settle = async ( ms = 0 ): Promise< void > => {
	await jest.advanceTimersByTimeAsync( ms );
};

/** Each test of the file begins with this one page, and a clock that stands still. */
export const onePage = ( html = `<p>${ PHONE }</p>` ): void => {
	beforeEach( () => {
		jest.useFakeTimers( { now: 1_790_000_000_000 } );
		freshPage( html );
	} );

	afterEach( () => {
		leavePage();
		jest.useRealTimers();
	} );
};

export const openPage = async (
	changes: Partial< Config > = {}
): Promise< void > => {
	void start( prepare( config( changes ) ) );
	await settle();
};

export const pageText = () => document.body.textContent;
