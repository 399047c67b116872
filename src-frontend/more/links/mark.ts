/** What a link between the clinic's sites carries in its fragment. A fragment reaches no server and no referrer. */

/**
 * Behind the fragment that the link had itself; written so that scripts which take a fragment for a selector can read it.
 * It fits whatever the core waits for (lib/lifecycle.ts).
 */
const MARK = /^#(.*?)-?ringwell-(\w{32})$/;

/** Pages that keep their whole state in the fragment would not know it with something behind. */
const ROUTE = /^#[/!?]/;

export const isRoute = ( hash: string ): boolean => ROUTE.test( hash );

export const withMark = ( hash: string, token: string ): string =>
	`${ hash.length > 1 ? hash + '-' : '#' }ringwell-${ token }`;

/** Null where a fragment holds no token. */
export const readMark = (
	hash: string
): { anchor: string; token: string } | null => {
	const [ , anchor = '', token ] = MARK.exec( hash ) ?? [];
	return token ? { anchor, token } : null;
};
