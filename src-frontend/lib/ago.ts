/** As the schemas of the messages allow. */
const LONGEST_AGO = 7_200_000;

/** Milliseconds since a moment of this browser's clock, which may have been set in between. */
export const ago = ( at: number ): number =>
	Math.min( Math.max( Date.now() - at, 0 ), LONGEST_AGO );
