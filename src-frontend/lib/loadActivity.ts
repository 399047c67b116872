/** Loads the second script, once the number is in the page: what it does can wait, painting can't. */
export const loadActivity = ( url: string, onError: () => void ): void => {
	const script = document.createElement( 'script' );
	script.onerror = onError;
	script.src = url;
	document.head.append( script );
};
