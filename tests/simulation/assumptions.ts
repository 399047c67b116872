export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** What the simulated clinic is like. Shares are 0 to 1, times in minutes where the name doesn't say otherwise. */
export interface Assumptions {
	/** The mean of the hours that have visits at all. */
	visitsPerHour: number;
	/** Weight of each hour of the day, in order; its length is how many hours a day has. */
	profile: readonly number[];
	visitMedian: number;
	visitSigma: number;
	/** How many of the visits lead to a call. */
	callers: number;
	timeToCall: readonly Wait[];
	/** How many callers of the first waits tap the number: they are on the page until then. */
	tappers: number;
	tapToCallSeconds: { median: number; sigma: number };
	/** Visits that tap and never call. */
	strayTaps: number;
	/** Calls a day on each number by people who were never shown it. */
	backgroundCalls: number;
	/** Callers who ring the same number once more, and after how long in the mean. */
	callAgain: number;
	callAgainDays: number;
	/** Visits of people who were here before, and after how long in the mean. */
	returning: number;
	returnDays: number;
	/** Bots that nobody recognises, for each person. They paint the number and do nothing. */
	bots: number;
	/** Visits that leave a tab open which counts as active, and for how long. */
	busyTabs: number;
	busyTabMinutes: number;
}

/** One part of the mixture of times from the first sight of the number to the call. */
export type Wait = {
	share: number;
	/** Whether such a caller may still have the page before him. */
	onPage: boolean;
} & ( { mean: number } | { from: number; to: number } );

/**
 * Fitted to two published figures: 91.4 % of the first calls come within 30 minutes of the visit, 1.6 % on the days 2
 * to 7 (CoMagic's study of its own clients).
 */
const TIME_TO_CALL: readonly Wait[] = [
	{ share: 0.8, onPage: true, mean: 6 },
	{ share: 0.15, onPage: true, mean: 20 },
	{ share: 0.034, onPage: false, mean: 240 },
	{ share: 0.016, onPage: false, from: 24 * 60, to: 7 * 24 * 60 },
];

function hours( count: number, weight: number ): number[] {
	return Array.from( { length: count }, () => weight );
}

/** The clinic of the published table: twelve hours with as many visitors in each, and nights without any. */
export const TABLE: Assumptions = {
	visitsPerHour: 40,
	profile: [ ...hours( 12, 1 ), ...hours( 12, 0 ) ],
	visitMedian: 2,
	visitSigma: 1,
	callers: 0.05,
	timeToCall: TIME_TO_CALL,
	tappers: 0.6,
	tapToCallSeconds: { median: 8, sigma: 0.5 },
	strayTaps: 0.015,
	backgroundCalls: 0.025,
	callAgain: 0,
	callAgainDays: 1,
	returning: 0,
	returnDays: 1,
	bots: 0,
	busyTabs: 0,
	busyTabMinutes: 120,
};

/** Peaks of so many times the mean: twice a day, as a wave. */
export const wave = ( count: number, peak: number ): number[] =>
	hours( count, 1 ).map(
		( even, hour ) =>
			even +
			( peak - 1 ) * Math.cos( ( 4 * Math.PI * ( hour + 0.5 ) ) / count )
	);

export const busyDay = ( peak: number ): number[] => [
	...wave( 12, peak ),
	...hours( 12, 0 ),
];

/** A clinic as it is: open twelve hours with a wave of visitors, people who come and call again, bots. */
export const CLINIC: Assumptions = {
	...TABLE,
	profile: busyDay( 1.5 ),
	callAgain: 0.2,
	returning: 0.15,
	bots: 0.05,
};
