/** One of the site's numbers, as php/Site/PhoneBlock.php says it. */
export interface EditorTarget {
	id: number;
	text: string;
	html: string;
	href: string;
}

declare global {
	interface Window {
		ringwellTargets?: EditorTarget[];
	}
}

/** All numbers of the site, by id. */
export const allTargets = (): EditorTarget[] => window.ringwellTargets ?? [];

/**
 * The one that is asked for.
 *
 * @param id 0, or anything that is no number: the first one
 */
export const targetOf = ( id: unknown ): EditorTarget | undefined => {
	const wanted = Number( id ) || 0;
	return allTargets().find( ( target ) => ! wanted || target.id === wanted );
};
