/** Country codes of one and two digits (ITU-T E.164, list of assigned codes); all others have three. */
const CODE =
	/^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

export interface Phone {
	_code: string;
	/** What follows the country code, as it is dialled inside the country without a trunk prefix. */
	_national: string;
}

/** @param number E.164 with plus */
export const readPhone = ( number: string ): Phone => {
	const digits = number.slice( 1 );
	const _code = CODE.exec( digits )![ 0 ];
	return { _code, _national: digits.slice( _code.length ) };
};

/** Threes, and twos at the end, joined so that a line never breaks inside: 495 111 22 33. */
export const groupDigits = ( digits: string ): string =>
	digits.replace( /\d{3}(?=\d\d)|\d\d(?=\d\d$)/g, '$&\u00a0' );
