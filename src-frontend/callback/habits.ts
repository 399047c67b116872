/** How a country writes its phone numbers. */
export interface Habit {
	/** Calling code. */
	code: string;
	/** Dialled before a number within the country, "" for none. */
	trunk: string;
	/** Digits of a number without code and trunk, in groups. */
	groups: readonly number[];
	/** What stands between the groups. */
	between: readonly string[];
}

const RUSSIA: Habit = {
	code: '7',
	trunk: '8',
	groups: [ 3, 3, 2, 2 ],
	between: [ ' ', '-', '-' ],
};
const AMERICA: Habit = {
	code: '1',
	trunk: '1',
	groups: [ 3, 3, 4 ],
	between: [ '-', '-' ],
};

/**
 * Countries in which all numbers are of one length, so that a browser without tables can tell what is missing. Written as
 * libphonenumber writes them. Elsewhere nothing is put into what is typed, and the server alone knows.
 */
const HABITS: Readonly< Record< string, Habit > > = {
	RU: RUSSIA,
	KZ: RUSSIA,
	BY: {
		code: '375',
		trunk: '80',
		groups: [ 2, 3, 2, 2 ],
		between: [ ' ', '-', '-' ],
	},
	UA: {
		code: '380',
		trunk: '0',
		groups: [ 2, 3, 4 ],
		between: [ ' ', ' ' ],
	},
	US: AMERICA,
	CA: AMERICA,
};

/** @param region ISO 3166-1 alpha-2, in capitals */
export const habitOf = ( region: string ): Habit | undefined =>
	HABITS[ region ];

export const lengthOf = ( { groups }: Habit ): number =>
	groups.reduce( ( sum, size ) => sum + size );
