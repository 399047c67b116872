import { isHidden } from '../lib/lifecycle.ts';

const SEEN_MS = 10_000;

/** The page was in view for 10 seconds without a break. */
export const whenSeen = ( listener: () => void ): void => {
	let timer: ReturnType< typeof setTimeout > | undefined;
	let isDone = false;
	const look = () => {
		clearTimeout( timer );
		if ( ! isDone && ! isHidden() ) {
			timer = setTimeout( () => {
				isDone = true;
				listener();
			}, SEEN_MS );
		}
	};
	document.addEventListener( 'visibilitychange', look );
	look();
};
