/** What the settings take (php/Admin/Selector.php) without escapes. */
const NAME = /^[a-zA-Z_][\w-]*$/;

const stepOf = ( element: Element ): string => {
	const tag = element.localName;
	const alike = [ ...( element.parentElement?.children ?? [] ) ].filter(
		( other ) => other.localName === tag
	);
	return alike.length > 1
		? `${ tag }:nth-of-type(${ alike.indexOf( element ) + 1 })`
		: tag;
};

/** A CSS selector of this one element: from the nearest one with an id, else from the body. */
export const selectorOf = ( element: Element ): string => {
	const steps: string[] = [];
	for (
		let up: Element | null = element;
		up && up.localName !== 'html';
		up = up.parentElement
	) {
		const hasId =
			NAME.test( up.id ) &&
			up.ownerDocument.querySelectorAll( `#${ up.id }` ).length === 1;
		steps.unshift( hasId ? `#${ up.id }` : stepOf( up ) );
		if ( hasId ) {
			break;
		}
	}
	return steps.join( ' > ' );
};
