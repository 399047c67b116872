/**
 * What must stay as it is: what nobody sees, what a person types, what would be sent or copied as data, links
 * to messengers (a leased number has no account there), and what the owner marked.
 */
export const OFF =
	'head,script,style,template,noscript,textarea,select,code,kbd,iframe,' +
	'[contenteditable]:not([contenteditable=false]),[data-ringwell=off],' +
	'[href*="wa.me/"],[href*=whatsapp],[href*="t.me/"],[href*=telegram],' +
	'[href*="max.ru/"],[href^="tg:"],[href^=viber],' +
	'[href^=sms],[href^=skype],[href^=mailto]';

export const ATTRIBUTES = [
	'href',
	'title',
	'aria-label',
	'alt',
	'placeholder',
	'value',
];

/** All other values are data, or what a person has typed. */
const BUTTON = 'input[type=button],input[type=submit],input[type=reset]';

/* Values of NodeFilter, which the DOM standard fixes; written out they cost a fifth of their names. */
const ELEMENTS_AND_TEXT = 5;
const ACCEPT = 1;
const REJECT = 2;

/** Text nodes that follow one another in a page are read as one text: a number may be split over elements. */
export type Run = Node[];

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

/**
 * All places below `root` (itself included) that may hold a number: each attribute is a run of its own.
 *
 * @param root
 * @param reach
 * @param onShadow told of each open shadow root, into which this looks too
 */
export const findPlaces = (
	root: Root,
	reach: Reach = USUAL_REACH,
	onShadow?: ( root: ShadowRoot ) => void
): Run[] => {
	const { _off, _only, _attributes } = reach;
	const texts: Node[] = [];
	const runs: Run[] = [ texts ];
	const filter = ( node: Node ) =>
		node.nodeType === 1 && ( node as Element ).matches( _off )
			? REJECT
			: ACCEPT;
	if ( ( root as Partial< Element > ).closest?.( _off ) ) {
		return [];
	}
	const walker = document.createTreeWalker( root, ELEMENTS_AND_TEXT, filter );
	for ( let node: Node | null = root; node; node = walker.nextNode() ) {
		const element = (
			node.nodeType === 1 ? node : node.parentNode
		) as Partial< Element > | null;
		if (
			_only &&
			! element?.closest?.( _only ) &&
			// Only of hosts that may change the shadow roots are looked at.
			! ( node.getRootNode() as Partial< ShadowRoot > ).host
		) {
			continue;
		}
		if ( node.nodeType === 3 ) {
			texts.push( node );
			continue;
		}
		const { shadowRoot } = node as Element;
		if ( shadowRoot ) {
			onShadow?.( shadowRoot );
			runs.push( ...findPlaces( shadowRoot, reach, onShadow ) );
		}
		for ( const name of _attributes ) {
			const place = ( node as Partial< Element > ).getAttributeNode?.(
				name
			);
			if (
				place &&
				( isLink( place )
					? /^(tel|callto):/i.test( place.value )
					: name !== 'value' ||
						( node as Element ).matches( BUTTON ) )
			) {
				runs.push( [ place ] );
			}
		}
	}
	return runs;
};

export const isLink = ( place: Node ): boolean => place.nodeName === 'href';
