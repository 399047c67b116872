import type { Connection } from '../api/types';

/**
 * A coloured dot; what it means always stands in words beside it.
 * @param props
 * @param props.light
 */
export const Light = ( { light }: Pick< Connection, 'light' > ) => (
	<span
		className={ `ringwell-light ringwell-light--${ light }` }
		aria-hidden="true"
	/>
);
