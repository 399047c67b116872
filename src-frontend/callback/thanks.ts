import { inMinutes, put, timeText, type PrintedData } from './texts.ts';

/** 201 to POST callbacks or requests. */
export interface Taken {
	when:
		| { kind: 'now'; minutes: number | null }
		| { kind: 'at'; at: string }
		| { kind: 'staff'; at?: string | null };
	/** Of the branch: IANA name or "+03:00". */
	zone: string;
	/** The clinic's number that will ring, E.164. */
	number: string | null;
	/** Address that cancels it. */
	cancel?: string | null;
}

/** As it stands behind "We will call …". */
const whenText = ( { when, zone }: Taken, data: PrintedData ): string => {
	const { texts } = data;
	if ( when.kind !== 'now' && when.at ) {
		return put( texts.atTime, timeText( when.at, zone || data.zone ) );
	}
	if ( when.kind !== 'now' ) {
		return texts.later;
	}
	return when.minutes ? inMinutes( texts.minutes, when.minutes ) : texts.soon;
};

/**
 * What is said once a request was taken.
 *
 * @param template with {phone}, {when} and {number}
 * @param phone    as the visitor sees it
 * @param number   the clinic's, likewise, "" where it is not known
 */
export const thanksOf = (
	template: string,
	phone: string,
	number: string,
	taken: Taken,
	data: PrintedData
): string => {
	const words: Record< string, string > = {
		phone,
		when: whenText( taken, data ),
		number,
	};
	return template.replace(
		/\{(phone|when|number)\}/g,
		( _, name: string ) => words[ name ]!
	);
};
