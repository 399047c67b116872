/** The first group of a pattern that the page's cookies hold; it begins with a name. */
export const readCookie = ( pattern: string ) =>
	RegExp( '\\b' + pattern ).exec( document.cookie )?.[ 1 ];

/** Client ids of Google Analytics and Yandex Metrika, where those counters have set their cookies by now. */
export const counterIds = (): { ga?: string; ym?: string } =>
	( {
		ga: readCookie( '_ga=GA\\d\\.\\d\\.([\\d.]{1,64})' ),
		ym: readCookie( '_ym_uid=(\\d{1,64})' ),
	} ) as { ga?: string; ym?: string };
