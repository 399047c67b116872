const cookie = ( pattern: string ) =>
	RegExp( '\\b' + pattern ).exec( document.cookie )?.[ 1 ];

/** Client ids of Google Analytics and Yandex Metrika, where those counters have set their cookies by now. */
export const counterIds = (): { ga?: string; ym?: string } =>
	( {
		ga: cookie( '_ga=GA\\d\\.\\d\\.([\\d.]{1,64})' ),
		ym: cookie( '_ym_uid=(\\d{1,64})' ),
	} ) as { ga?: string; ym?: string };
