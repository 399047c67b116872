import { __ } from '@wordpress/i18n';
import type { CallbackSettings } from '../../../api/callbacks';
import type { FieldErrors } from '../../../api/error';
import { wholeNumbers } from '../../../components/wholeNumber';
import type { CallbackSettingsWrite } from '../../../../types/messages';
import { phone } from '../../../words/phone';
import { fromLines, toLines } from '../lines';

/** The fields that hold one number each. */
export const NUMBERS = [
	'per_phone',
	'per_day',
	'at_once',
	'late_minutes',
	'clinic_seconds',
	'patient_seconds',
] as const;
export type NumberField = ( typeof NUMBERS )[ number ];

export interface Draft {
	on: boolean;
	/** ISO codes; none: the site's own country. */
	countries: string[];
	kinds: CallbackSettings[ 'kinds' ];
	/** Beginnings of phones, one a line. */
	denied: string;
	/** Phones of the clinic's own people, one a line. */
	staffPhones: string;
	/** Minutes, "2, 10". */
	pauses: string;
	numbers: Record< NumberField, string >;
}

export const draftOf = ( stored: CallbackSettings ): Draft => ( {
	on: stored.on,
	countries: [ ...stored.countries ],
	kinds: [ ...stored.kinds ],
	denied: toLines( stored.denied ),
	staffPhones: toLines(
		stored.staff_phones.map( ( e164 ) => phone( e164 ) )
	),
	pauses: stored.pauses.join( ', ' ),
	numbers: Object.fromEntries(
		NUMBERS.map( ( field ) => [ field, String( stored[ field ] ) ] )
	) as Record< NumberField, string >,
} );

/**
 * The digits that a phone begins with, however they are written.
 * @param text
 */
export const prefixes = ( text: string ): string[] =>
	fromLines( text ).map( ( line ) => line.replace( /[\s+()-]/g, '' ) );

const pausesOf = ( text: string ): number[] =>
	fromLines( text ).map( ( part ) =>
		/^\d{1,6}$/.test( part ) ? Number( part ) : NaN
	);

/**
 * What is no number goes out as none, so that all that is wrong is heard of at once.
 * @param draft
 */
export const toWrite = ( draft: Draft ): CallbackSettingsWrite => ( {
	on: draft.on,
	countries: draft.countries,
	kinds: draft.kinds,
	denied: prefixes( draft.denied ),
	staff_phones: fromLines( draft.staffPhones ),
	pauses: pausesOf( draft.pauses ),
	...wholeNumbers( draft.numbers ).values,
} );

/**
 * What this form can say better of numbers than the server.
 * @param draft
 */
export const numberErrors = ( draft: Draft ): FieldErrors => ( {
	...wholeNumbers( draft.numbers ).errors,
	...( pausesOf( draft.pauses ).some( Number.isNaN )
		? {
				pauses: __(
					'Write minutes with commas between them: 2, 10.',
					'ringwell'
				),
			}
		: {} ),
} );
