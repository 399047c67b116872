/** 30 minutes without a page or activity end a visit. */
export const VISIT_MS = 1_800_000;

/** What the browser keeps about its visitor. Written as JSON: the names are those in storage. */
export interface Visit {
	visitor: string;
	visit: string;
	/** Campaign by which the visit came, "" for none. */
	campaign: string;
	/** First page of the visit, until the server has acknowledged it; `at` by this browser's clock. */
	landing?: { url: string; referrer: string; at: number } | undefined;
}

/** How a page was come to. */
export interface Arrival {
	url: string;
	referrer: string;
	/** The browser's own word: navigate, reload, back_forward, prerender. */
	type: string | undefined;
	/** UTC milliseconds by this browser's clock. */
	now: number;
}

const CAMPAIGN = /^(utm_\w+|\w*cl(ic)?k?id|[gw]braid|_openstat)$/i;

/** "https://www.clinic.example/…" → "clinic.example", "" → undefined */
const siteOf = ( address: string ) =>
	address.split( '/' )[ 2 ]?.replace( /^www\./, '' );

/** UTM and click ids of an address, in one order, so that two arrivals can be compared. */
export const campaignOf = ( url: string ): string =>
	[ ...new URL( url ).searchParams ]
		.filter( ( [ name, value ] ) => value && CAMPAIGN.test( name ) )
		.sort()
		.join()
		.slice( 0, 500 );

export const isVisit = ( kept: unknown ): kept is Visit => {
	const { visitor, visit } = Object( kept ) as Partial< Visit >;
	return /^([\da-f]{32},?){2}$/.test( `${ visitor },${ visit }` );
};

const isReturn = ( { type }: Arrival ): boolean => /reload|back/.test( type! );

/** Reloads, the back button and the site's own links lead through addresses that say nothing new. */
const isWithin = ( arrival: Arrival ): boolean =>
	isReturn( arrival ) || siteOf( arrival.referrer ) === siteOf( arrival.url );

/** Whether a page belongs to the visit that is kept. A clock that went back counts as an ended visit. */
export const continues = (
	visit: Visit,
	lastSeen: number,
	arrival: Arrival
): boolean => {
	const idle = arrival.now - lastSeen;
	const campaign = campaignOf( arrival.url );
	return (
		idle >= 0 &&
		idle <= VISIT_MS &&
		( ! campaign || campaign === visit.campaign || isWithin( arrival ) )
	);
};

/** The visit that a page belongs to: the one that is kept, or a new one of the same visitor. */
export const visitOf = (
	known: Visit | null,
	lastSeen: number,
	arrival: Arrival,
	newId: () => string
): Visit => {
	if ( known && continues( known, lastSeen, arrival ) ) {
		return known;
	}
	const { url, now: at } = arrival;
	return {
		visitor: known?.visitor ?? newId(),
		visit: newId(),
		campaign: campaignOf( url ),
		landing: {
			url,
			// The referrer of a reloaded page is an old one. The site itself, then: the last visit's source goes on.
			referrer:
				known && isReturn( arrival )
					? new URL( '/', url ).href
					: arrival.referrer,
			at,
		},
	};
};
