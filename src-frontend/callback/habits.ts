/** How a country writes its phone numbers. */
export interface Habit {
	/** Calling code. */
	code: string;
	/** What is dialled before a number within the country; none, one, or the old one too. */
	trunks: readonly string[];
	/** No number of a patient begins like this. */
	never: readonly string[];
	/** Digits of a number without code and trunk, in groups. */
	groups: readonly number[];
	/** What stands between the groups. */
	between: readonly string[];
}

/** Code, trunks, groups; then what no number begins with, where that is not the trunks. */
type Written = readonly [ string, string, string, string? ];

// Numbers of Saint Petersburg begin with 812; but the mobile ones with a trunk before them begin with 89.
const RUSSIA: Written = [ '7', '8', '3 3-2-2', '89' ];
const AMERICA: Written = [ '1', '1', '3-3-4' ];

/**
 * Countries in which all numbers, mobile and fixed, are of one length, so that a browser without tables can tell what is
 * missing. Grouped as libphonenumber writes the mobile ones; tests/contract/habits.test.ts holds each against it. Elsewhere (in
 * Germany, Britain, Israel, Estonia …) nothing is put into what is typed, and the server alone knows.
 */
const HABITS: Readonly< Record< string, Written > > = {
	AM: [ '374', '0', '2 6' ],
	AU: [ '61', '0', '3 3 3' ],
	AZ: [ '994', '0', '2 3 2 2' ],
	BH: [ '973', '', '4 4' ],
	BY: [ '375', '80', '2 3-2-2' ],
	CA: AMERICA,
	CH: [ '41', '0', '2 3 2 2' ],
	CR: [ '506', '', '4 4' ],
	CY: [ '357', '', '2 6' ],
	CZ: [ '420', '', '3 3 3' ],
	DK: [ '45', '', '2 2 2 2' ],
	DO: AMERICA,
	ES: [ '34', '', '3 2 2 2' ],
	FR: [ '33', '0', '1 2 2 2 2' ],
	GE: [ '995', '0', '3 2 2 2' ],
	GR: [ '30', '', '3 3 4' ],
	HK: [ '852', '', '4 4' ],
	IN: [ '91', '0', '5 5' ],
	JM: AMERICA,
	KG: [ '996', '0', '3 3 3' ],
	KW: [ '965', '', '3 5' ],
	KZ: RUSSIA,
	LK: [ '94', '0', '2 3 4' ],
	LT: [ '370', '0 8', '3 5' ],
	LV: [ '371', '', '2 3 3' ],
	MA: [ '212', '0', '1 2 2 2 2' ],
	MD: [ '373', '0', '3 2 3' ],
	ME: [ '382', '0', '2 3 3' ],
	MK: [ '389', '0', '2 3 3' ],
	MT: [ '356', '', '4 4' ],
	NO: [ '47', '', '2 2 2 2' ],
	OM: [ '968', '', '4 4' ],
	PL: [ '48', '', '3 3 3' ],
	PR: AMERICA,
	PT: [ '351', '', '3 3 3' ],
	QA: [ '974', '', '4 4' ],
	RU: RUSSIA,
	SA: [ '966', '0', '2 3 4' ],
	SG: [ '65', '', '4 4' ],
	SI: [ '386', '0', '2 3 3' ],
	TJ: [ '992', '', '2 3 4' ],
	TM: [ '993', '8', '2 6' ],
	TN: [ '216', '', '2 3 3' ],
	TR: [ '90', '0', '3 3 2 2' ],
	TT: AMERICA,
	UA: [ '380', '0', '2 3 4' ],
	US: AMERICA,
	UZ: [ '998', '', '2 3 2 2' ],
};

/** ISO 3166-1 alpha-2, in capitals. */
export const REGIONS: readonly string[] = Object.keys( HABITS );

/** @param region ISO 3166-1 alpha-2, in capitals */
export const habitOf = ( region: string ): Habit | undefined => {
	const written = HABITS[ region ];
	if ( ! written ) {
		return undefined;
	}
	const [ code, trunk, grouping, never = trunk ] = written;
	const list = ( text: string ) => text.split( ' ' ).filter( Boolean );
	return {
		code,
		trunks: list( trunk ),
		never: list( never ),
		groups: grouping.match( /\d/g )!.map( Number ),
		between: grouping.match( /\D/g )!,
	};
};

export const lengthOf = ( { groups }: Habit ): number =>
	groups.reduce( ( sum, size ) => sum + size );
