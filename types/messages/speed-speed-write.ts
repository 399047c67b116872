/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST speed: what is to be done with the fast door.
 */
export interface SpeedWrite {
	do: 'open' | 'close' | 'test';
}
