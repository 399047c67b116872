import type { Arrival } from './visit.ts';

/** As the schemas of the messages allow; browsers cut referrers there by themselves. */
const LONGEST_URL = 4096;

/** How this page was come to. */
export const readArrival = (): Arrival => ( {
	url: location.href.slice( 0, LONGEST_URL ),
	referrer: document.referrer,
	type: (
		performance.getEntriesByType( 'navigation' ) as Partial<
			PerformanceNavigationTiming[]
		>
	 )[ 0 ]?.type,
	now: Date.now(),
} );
