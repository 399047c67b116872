const OFTEN_MS = 1000;

/**
 * A person does something: pointer, wheel, key, touch. Not the scroll event: carousels and smooth scrolling
 * fire it with nobody there. Events that a script made, as plugins that delay scripts replay them, don't count.
 * The listener is called at most once a second.
 */
export const onInput = ( listener: () => void ): void => {
	let last = -OFTEN_MS;
	const hear = ( { isTrusted, timeStamp }: Event ) => {
		if ( isTrusted && timeStamp - last >= OFTEN_MS ) {
			last = timeStamp;
			listener();
		}
	};
	[ 'pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove' ].forEach(
		( type ) =>
			addEventListener( type, hear, { capture: true, passive: true } )
	);
};
