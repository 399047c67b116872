/**
 * What stands between the digits of one number: spaces, joiners and marks that nobody sees, hyphens and dashes
 * of all kinds, dots, brackets, a slash. Unlike phoneFinder this one has no digits to go by, so it reads no further
 * than a few characters, and within a line.
 */
const BETWEEN = '[\\p{Zs}\\p{Cf}\\p{Pd}\\t\u2212.()\\[\\]/·~]{0,4}';
const IN_LINE = new RegExp(
	`[+\\uff0b]?[([]?\\d(?:${ BETWEEN }\\d){6,}`,
	'gu'
);

/** A number that is split over elements; only where its beginning leaves no doubt, since prices stand below each other too. */
const OVER_LINES = new RegExp(
	'(?:[+\\uff0b]7|8[^\\p{L}\\d,;:+@]{0,4}\\(\\d{3,5}\\))(?:[^\\p{L}\\d,;:+@]{0,12}\\d){5,10}(?!\\d)',
	'gu'
);

const DATE =
	/(^|\D)(\d{1,2}[./-]\d{1,2}[./-](19|20)\d\d|(19|20)\d\d-\d\d-\d\d)(?!\d)/;
const INSURANCE_NUMBER = /^\d{3}-\d{3}-\d{3}[ -]?\d\d$/;
const RANGE = /\s[\p{Pd}\u2212]\s/u;
const MONEY_BEFORE = /[$€£₽₴₸]\s?$/;
const MONEY_AFTER =
	/^\s?([$€£₽₴₸%]|руб|р\.|тг|грн|коп|кг|мг|мл|мм|см|м²|шт|USD|EUR|RUB)/i;
/** Names of what is a number but no phone, directly before it: tax and bank ids, licences, orders. */
const OTHER_ID =
	/(инн|кпп|огрн(ип)?|окпо|октмо|оквэд|бик|снилс|р\/с[ч]?|к\/с|сч[её]та?|лицензи\p{L}*|договор\p{L}*|артикул|заказ\p{L}*|полис\p{L}*|паспорт\p{L}*|индекс|inn|kpp|ogrn|vat|iban|bic|tax id|siret?n?|nip|regon|account|invoice|order|licen[cs]e|isbn)[\s\p{Po}\p{Pd}№N]*$/iu;
/** Part of something longer: an e-mail address, a link, a code such as "LO-77-01". */
const JOINED_BEFORE = /[\w@#=&/%№]$|[\p{L}\d][\p{Pd}\u2212]$/u;
const JOINED_AFTER = /^([\w@]|[\p{Pd}\u2212.]?\p{L}{2,}\d|:\d\d)/u;

const digitsOf = ( text: string ) => text.replace( /\D/g, '' );

/** Whether so many digits, grouped so, are how people write a phone. Not whether it exists: libphonenumber says that. */
const hasShape = ( text: string ): boolean => {
	const groups = text.match( /\d+/g ) ?? [];
	const digits = groups.join( '' );
	const count = digits.length;
	if ( /^[+\uff0b]/.test( text ) ) {
		return count >= 8 && count <= 15;
	}
	const isBare = groups.length === 1;
	const hasBrackets = /[([]\d{2,5}[)\]]/.test( text );
	if ( count === 11 && /^[78]/.test( digits ) ) {
		return isBare || hasBrackets || groups[ 0 ]!.length !== 2;
	}
	if ( isBare ) {
		// Ten digits without a zero before them are as good as always a tax id.
		return digits.startsWith( '00' )
			? count >= 11 && count <= 15
			: digits.startsWith( '0' ) && ( count === 10 || count === 11 );
	}
	if ( count < 8 || count > 14 ) {
		return false;
	}
	if ( hasBrackets || digits.startsWith( '0' ) ) {
		return true;
	}
	// "1 234 567 890" is an amount; so are "49 000" and "52 000", one after the other.
	const isAmount =
		groups[ 0 ]!.length < 3 &&
		groups.slice( 1 ).some( ( group ) => group.length === 3 );
	const isYears = groups.every( ( group ) => group.length === 4 );
	return (
		groups.length >= 3 &&
		groups[ 0 ]!.length >= 3 &&
		! isAmount &&
		! isYears
	);
};

const isPhoneLike = ( text: string, before: string, after: string ) => {
	const isCertain = /^[+\uff0b]|[([]\d{3,5}[)\]]/.test( text );
	return (
		hasShape( text ) &&
		! JOINED_AFTER.test( after ) &&
		! ( /^[+\uff0b]/.test( text ) ? /[@=/]$/ : JOINED_BEFORE ).test(
			before
		) &&
		! OTHER_ID.test( before ) &&
		! MONEY_AFTER.test( after ) &&
		( isCertain ||
			! (
				DATE.test( text ) ||
				INSURANCE_NUMBER.test( text ) ||
				RANGE.test( text ) ||
				MONEY_BEFORE.test( before )
			) )
	);
};

/** Digits as they would be dialled, with the plus where one is written. */
export const dialled = ( text: string ): string =>
	( /^[^\d]*[+\uff0b]/.test( text ) ? '+' : '' ) + digitsOf( text );

/**
 * What may be a phone number in a text whose numbers nobody knows yet: "+74951112233", "84951112233". Prices,
 * dates, tax and bank ids are left out; whether such a number can exist is for a library of phone numbers to say.
 */
export const findCandidates = ( text: string ): string[] => {
	const found = new Set< string >();
	for ( const pattern of [ IN_LINE, OVER_LINES ] ) {
		for ( const match of text.matchAll( pattern ) ) {
			const start = match.index;
			const end = start + match[ 0 ].length;
			const isWanted =
				pattern === IN_LINE
					? isPhoneLike(
							match[ 0 ],
							text.slice( Math.max( 0, start - 30 ), start ),
							text.slice( end, end + 8 )
						)
					: digitsOf( match[ 0 ] ).length === 11;
			if ( isWanted ) {
				found.add( dialled( match[ 0 ] ) );
			}
		}
	}
	return [ ...found ];
};
