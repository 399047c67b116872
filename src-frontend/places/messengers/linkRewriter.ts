import { readPhone } from '../../../src-phones/phone.ts';

/**
 * Puts another number into addresses of messengers: "https://wa.me/74951112233", "viber://chat?number=%2B7495…",
 * "sms:84951112233". One with the country's code stays written as it was, any other gets a plus.
 *
 * @param own the number that is replaced, E.164
 */
export const linkRewriter = (
	own: string
): ( ( link: string, number: string ) => string ) => {
	const { _code, _national } = readPhone( own );
	const pattern = new RegExp(
		`(^|\\D)(\\+|%2B)?((?:00)?${ _code }|8|0)?${ _national }(?!\\d)`,
		'gi'
	);
	return ( link, number ) =>
		number === own
			? link
			: link.replace(
					pattern,
					( _, before: string, plus = '', code = '' ) =>
						before +
						( code === _code ? String( plus ) : '+' ) +
						number.slice( 1 )
				);
};
