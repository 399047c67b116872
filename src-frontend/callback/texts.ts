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
	/** IANA name or "+03:00": times are those of the clinic, never of the browser. */
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

/** "Monday, 23 November, 10:30", in the clinic's zone. */
export const timeText = ( iso: string, zone: string ): string => {
	const date = new Date( iso );
	const format = ( timeZone: string | undefined, tongue?: string ) =>
		new Intl.DateTimeFormat( tongue, {
			weekday: 'long',
			day: 'numeric',
			month: 'long',
			hour: 'numeric',
			minute: '2-digit',
			...( timeZone ? { timeZone } : {} ),
		} ).format( date );
	return (
		attempt( () => format( zone, language() ) ) ??
		attempt( () => format( undefined, language() ) ) ??
		iso
	);
};
