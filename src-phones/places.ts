/**
 * What must stay as it is: what nobody sees, what a person types, what would be sent or copied as data, links
 * to messengers (a leased number has no account there), and what the owner marked.
 */
export const OFF =
	'head,script,style,template,noscript,textarea,select,code,kbd,iframe,' +
	'[contenteditable]:not([contenteditable=false]),[data-ringwell=off],' +
	'[href*="wa.me/"],[href*=whatsapp],[href*="t.me/"],[href*=telegram],' +
	'[href^="tg:"],[href^=viber],[href^=sms],[href^=skype],[href^=mailto]';

export const ATTRIBUTES = [ 'href', 'title', 'aria-label', 'alt' ];

/* Values of NodeFilter, which the DOM standard fixes; written out they cost a fifth of their names. */
const ELEMENTS_AND_TEXT = 5;
const ACCEPT = 1;
const REJECT = 2;

/** Text nodes that follow one another in a page are read as one text: a number may be split over elements. */
export type Run = Node[];

/** All places below `root` (itself included) that may hold a number: each attribute is a run of its own. */
export const findPlaces = ( root: Element ): Run[] => {
	const texts: Node[] = [];
	const runs: Run[] = [ texts ];
	const filter = ( node: Node ) =>
		node.nodeType === 1 && ( node as Element ).matches( OFF )
			? REJECT
			: ACCEPT;
	if ( root.closest( OFF ) ) {
		return [];
	}
	const walker = document.createTreeWalker( root, ELEMENTS_AND_TEXT, filter );
	for ( let node: Node | null = root; node; node = walker.nextNode() ) {
		if ( node.nodeType === 3 ) {
			texts.push( node );
			continue;
		}
		for ( const name of ATTRIBUTES ) {
			const place = ( node as Element ).getAttributeNode( name );
			if (
				place &&
				( name !== 'href' || /^(tel|callto):/i.test( place.value ) )
			) {
				runs.push( [ place ] );
			}
		}
	}
	return runs;
};

export const isLink = ( place: Node ): boolean => place.nodeName === 'href';
