const whenever = (
	type: string,
	isSo: () => boolean | undefined
): Promise< void > =>
	new Promise( ( done ) => {
		// Left listening: a promise is kept only once, and these events are few.
		const look = () => {
			if ( isSo() ) {
				done();
			}
		};
		document.addEventListener( type, look );
		look();
	} );

export const isHidden = (): boolean => document.visibilityState === 'hidden';

/** A person looks at the page: it is not prerendered, nor in a tab behind. */
export const whenActivated = async (): Promise< void > => {
	await whenever(
		'prerenderingchange',
		() => ! ( document as { prerendering?: boolean } ).prerendering
	);
	await whenever( 'visibilitychange', () => ! isHidden() );
};

export const whenParsed = (): Promise< void > =>
	whenever( 'DOMContentLoaded', () => document.readyState !== 'loading' );
