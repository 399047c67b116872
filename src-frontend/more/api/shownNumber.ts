import type { RingwellNumber } from '../../../types/ringwell';
import type { Page } from '../../lib/page.ts';
import { formatText } from './formatText.ts';

const INTERNATIONAL = '+';

/**
 * What a page shows for one target, as the site's own scripts may know it: no ids, nothing of the visit.
 *
 * @return null where the page has no such target
 */
export const shownNumber = (
	{ config, given }: Page,
	target: number
): RingwellNumber | null => {
	const own = config.targets.find( ( { id } ) => id === target );
	if ( ! own ) {
		return null;
	}
	const now = given.get( target );
	const { number, display, kind } = now ?? { ...own, kind: 'own' as const };
	const dialled = now?.isDoubted ? now.fallback : number;
	return {
		target,
		number,
		display: display ?? formatText( number, own.display ?? INTERNATIONAL ),
		href: `tel:${ dialled }`,
		kind,
		isPool: kind === 'pool',
	};
};
