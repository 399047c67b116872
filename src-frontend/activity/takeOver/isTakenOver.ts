/**
 * Whether a framework has made this server-rendered part of the page its own. React marks each element once it has
 * compared it with what it would have written, parents after their children; Vue marks the root when all is done.
 */
export const isTakenOver = ( root: Element ): boolean => {
	const isReacts = ( element: Element ) =>
		Object.keys( element ).some( ( name ) =>
			// React 17 and later; before, 16.
			/^__react(Fiber|InternalInstance)\$/.test( name )
		);
	return (
		'__vue_app__' in root ||
		isReacts( root ) ||
		( root.childElementCount > 0 && [ ...root.children ].every( isReacts ) )
	);
};
