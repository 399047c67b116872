import { attempt } from '../lib/attempt.ts';
import type { Config } from '../lib/config.ts';
import { GONE } from '../lib/doors.ts';

/** The next pages of this tab need not find out again. This script runs only where something may be remembered. */
export const rememberGone = ( { fast }: Config ): void => {
	if ( fast === null ) {
		attempt( () => ( sessionStorage[ GONE ] = 1 ) );
	}
};
