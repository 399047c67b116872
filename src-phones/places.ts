/** Links by which people write. Most numbers have no account there, a leased one least of all. */
export const MESSENGERS =
	'[href*="wa.me/"],[href*=whatsapp],[href*="t.me/"],[href*=telegram],' +
	'[href*="max.ru/"],[href^="tg:"],[href^=viber],[href^=sms]';

/**
 * What must stay as it is: what nobody sees, what a person types, what would be sent or copied as data, links
 * to messengers, and what the owner marked.
 */
export const OFF =
	'head,script,style,noscript,select,code,kbd,iframe,' +
	'[contenteditable]:not([contenteditable=false]),[data-ringwell=off],' +
	`${ MESSENGERS },[href^=skype]`;

export const ATTRIBUTES = [
	'href',
	'title',
	'aria-label',
	'alt',
	'placeholder',
	'value',
];

/** Of most attributes any value may hold a number; of these, all others are data, or what a person has typed. */
const CARRIERS: Record< string, string > = {
	href: '[href^="tel:"i],[href^="callto:"i]',
	value: 'input:is([type=button],[type=submit],[type=reset])[value]',
};

/* A value of NodeFilter, which the DOM standard fixes; written out it costs a fifth of its name. */
const TEXTS = 4;

/** What can be looked through: a page, a part of it, or what has a page of its own in it. */
export type Root = Element | ShadowRoot | Document;

/** Where on a page numbers are looked for. */
export interface Reach {
	/** Selector of what stays as it is. */
	_off: string;
	/** Selector of what alone may change; without it all may. */
	_only?: string | undefined;
	_attributes: string[];
}

export const USUAL_REACH: Reach = { _off: OFF, _attributes: ATTRIBUTES };

/** Places below one root by what they are. Texts stand in the order of the page, as a number may be split over them. */
export type Places = [ texts: Node[], links: Attr[], values: Attr[] ];

/**
 * All places below `root` (itself included) that may hold a number.
 *
 * The browser finds them by itself, without a question to each element from here: on a page of 3,000 elements that
 * would take longer than all the rest. Which of them may change is asked where a number stands (isReached).
 *
 * @param root
 * @param attributes names of those that may hold a number
 */
export const findPlaces = ( root: Root, attributes: string[] ): Places => {
	const places: Places = [ [], [], [] ];
	const iterator = document.createNodeIterator( root, TEXTS );
	let text;
	while ( ( text = iterator.nextNode() ) ) {
		places[ 0 ].push( text );
	}
	for ( const name of attributes ) {
		const selector = CARRIERS[ name ] ?? `[${ name }]`;
		const see = ( element: Element ) => {
			places[ name === 'href' ? 1 : 2 ].push(
				element.getAttributeNode( name )!
			);
		};
		if ( ( root as Partial< Element > ).matches?.( selector ) ) {
			see( root as Element );
		}
		root.querySelectorAll( selector ).forEach( see );
	}
	return places;
};

/** Whether a place may change, by the elements around it, those around its shadow root included. */
export const isReached = ( place: Node, { _off, _only }: Reach ): boolean => {
	let isWanted = ! _only;
	const { parentNode } = place;
	// What a person types; a placeholder, which as an attribute has no parent, is the page's own.
	const off = parentNode ? `textarea,${ _off }` : _off;
	let at = ( parentNode ??
		( place as Attr ).ownerElement ) as Partial< Element > | null;
	while ( at ) {
		if ( at.closest?.( off ) ) {
			return false;
		}
		isWanted ||= !! at.closest?.( _only! );
		at = ( at.getRootNode!() as ShadowRoot ).host;
	}
	return isWanted;
};
