import { attempt } from '../lib/attempt.ts';

/** How many minutes, by the plural forms of the page's language. */
type Plural = Partial< Record< Intl.LDMLPluralRule, string > >;

/** What the form says, in the site's language. "%s" is the one thing put in. */
export interface Texts {
	phoneMissing: string;
	phoneWrong: string;
	agreedMissing: string;
	missing: string;
	/** All errors at once, to a screen reader. */
	look: string;
	/** The server could not be reached. */
	failed: string;
	sending: string;
	closed: string;
	/** Above the fields: "%s" is a whole number of minutes. */
	estimate: Plural;
	staff: string;
	/** Behind "We will call …". */
	minutes: Plural;
	soon: string;
	atTime: string;
	later: string;
}

/** What php/Site/Form/FormData.php prints once a page. */
export interface PrintedData {
	region: string;
	/** The site's, IANA name or "+03:00", for an answer that names none. */
	zone: string;
	texts: Texts;
}

/** As WordPress prints the data of a script module. */
const ID = 'wp-script-module-data-@ringwell/callback';

/** Null where something has taken it out of the page: the form then goes to the server as any form does. */
export const readPrinted = (): PrintedData | null =>
	attempt(
		() =>
			JSON.parse(
				document.getElementById( ID )!.textContent
			) as PrintedData
	);

const language = (): string | undefined =>
	document.documentElement.lang || undefined;

export const put = ( text: string, what: string ): string =>
	text.replace( '%s', () => what );

export const inMinutes = ( forms: Plural, minutes: number ): string => {
	const rule =
		attempt( () => new Intl.PluralRules( language() ) ) ??
		new Intl.PluralRules();
	return put(
		forms[ rule.select( minutes ) ] ?? forms.other ?? '',
		String( minutes )
	);
};

/** "+03:00" in milliseconds, NaN for a name: few browsers know such zones. */
const offsetOf = ( zone: string ): number => {
	const [ , sign, hours, minutes ] =
		/^([+-])(\d\d):(\d\d)$/.exec( zone ) ?? [];
	return (
		Number( `${ sign }1` ) *
		( Number( hours ) * 3_600_000 + Number( minutes ) * 60_000 )
	);
};

/**
 * "Monday, 23 November, 10:30", by the clinic's clock, never the browser's. Where that one shows another time, the zone is named.
 *
 * @param iso
 * @param zone IANA name or "+03:00"
 */
export const timeText = ( iso: string, zone: string ): string => {
	const date = new Date( iso );
	const offset = offsetOf( zone );
	const format = (
		at: Date,
		more: Intl.DateTimeFormatOptions,
		tongue: string | undefined
	) =>
		new Intl.DateTimeFormat( tongue, {
			weekday: 'long',
			day: 'numeric',
			month: 'long',
			hour: 'numeric',
			minute: '2-digit',
			...more,
		} ).format( at );
	const write = ( tongue: string | undefined ): string => {
		const own = format( date, {}, tongue );
		if ( ! Number.isNaN( offset ) ) {
			const moved = new Date( date.getTime() + offset );
			const text = format( moved, { timeZone: 'UTC' }, tongue );
			return text === own ? text : `${ text } GMT${ zone }`;
		}
		const text = format( date, { timeZone: zone }, tongue );
		return text === own
			? text
			: format( date, { timeZone: zone, timeZoneName: 'short' }, tongue );
	};
	return (
		attempt( () => write( language() ) ) ??
		attempt( () => write( undefined ) ) ??
		// A zone that this browser doesn't know: its own, by name.
		attempt( () => format( date, { timeZoneName: 'short' }, undefined ) ) ??
		iso
	);
};
