import {
	asksFirst,
	givesUp,
	handsOn,
	HIDDEN,
	isBusy,
	isLeftAlone,
	isRefused,
	listens,
	takes,
	takesAndHangsUp,
	takesOverAndHangsUp,
	talks,
	type Caller,
	type Scenario,
} from './scenarios';

/** Which telephone of the clinic goes on, by its place among them, as soon as these and no others have somebody on the line. */
export interface Cue {
	telephone: number;
	talking: number[];
}

/** One call: who does what, and what the clinic's own dialplan does with it. */
export interface Case {
	name: string;
	/**
	 * Where it is no patient who rings: somebody of the clinic rings a patient, or a colleague. "patient" is then what
	 * whoever rings does, and "clinic" what the one telephone that is rung does.
	 */
	goes?: 'out' | 'inside';
	/** Who rings has one of the clinic's own numbers. */
	isOwnNumber?: true;
	/** Which number is rung: one that a visitor has on screen (if not said otherwise), or the source's default. */
	line?: 'default';
	isHidden?: true;
	patient: ( caller: Caller ) => Scenario;
	/** Telephones of the clinic that ring, in this order; each has an extension of its own. */
	clinic: ( extensions: string[] ) => Scenario[];
	/** What those telephones wait to hear, one after the other. */
	hears?: Cue[];
	/** What the clinic's dialplan does, one application after the other. */
	route: ( extensions: string[], ports: number[] ) => string[];
	result: 'answered' | 'missed';
}

/** Rings a telephone for so long; what the set-up asks for is in the options. */
export const dial = ( extension = '', seconds = 20 ) =>
	`Dial(PJSIP/${ extension },${ seconds },tU(ringwell-answer))`;

/** A queue has the name of the extension that it rings. */
const queue = ( extension = '' ) => [
	'Answer()',
	`Queue(${ extension },,,,30)`,
];

export const cases: Case[] = [
	{
		name: 'is answered',
		patient: ( caller ) => talks( caller, 4 ),
		clinic: () => [ takes( 2 ) ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
	{
		name: 'is answered, and the reception hangs up',
		patient: listens,
		clinic: () => [ takesAndHangsUp( 1, 3 ) ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
	{
		name: 'is missed: nobody is there',
		patient: ( caller ) => isRefused( caller, 603 ),
		clinic: () => [ isLeftAlone() ],
		route: ( [ desk ] ) => [ dial( desk, 4 ) ],
		result: 'missed',
	},
	{
		name: 'is missed: the patient puts down while it rings',
		patient: ( caller ) => givesUp( caller, 3 ),
		clinic: () => [ isLeftAlone() ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'missed',
	},
	{
		name: 'finds the line busy',
		patient: ( caller ) => isRefused( caller, 486 ),
		clinic: () => [ isBusy() ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'missed',
	},
	{
		name: 'waits in a queue and gives up',
		patient: ( caller ) => talks( caller, 4 ),
		clinic: () => [ isLeftAlone() ],
		route: ( [ desk ] ) => queue( desk ),
		result: 'missed',
	},
	{
		name: 'waits in a queue and is answered',
		patient: ( caller ) => talks( caller, 6 ),
		clinic: () => [ takes( 3 ) ],
		route: ( [ desk ] ) => queue( desk ),
		result: 'answered',
	},
	{
		name: 'is handed on at once',
		patient: listens,
		clinic: ( [ , doctor = '' ] ) => [
			handsOn( 1, 2, doctor ),
			takesAndHangsUp( 2, 3 ),
		],
		hears: [ { telephone: 0, talking: [ 0 ] } ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
	{
		name: 'is handed on to somebody who is not there',
		patient: ( caller ) => talks( caller, 5 ),
		clinic: ( [ , doctor = '' ] ) => [
			handsOn( 1, 2, doctor ),
			isLeftAlone(),
		],
		hears: [ { telephone: 0, talking: [ 0 ] } ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
	{
		name: 'is handed on after a word with the colleague',
		patient: listens,
		clinic: ( [ , doctor = '' ] ) => [
			asksFirst( 1, 1, `*2${ doctor }`, 1 ),
			takesOverAndHangsUp( 1, 2 ),
		],
		hears: [
			{ telephone: 0, talking: [ 0 ] },
			{ telephone: 0, talking: [ 0, 1 ] },
			{ telephone: 1, talking: [ 1 ] },
		],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
	{
		name: 'comes from a hidden number',
		isHidden: true,
		patient: ( caller ) => talks( caller, 3 ),
		clinic: () => [ takes( 1 ) ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
	{
		name: 'rings the default number',
		line: 'default',
		patient: ( caller ) => talks( caller, 3 ),
		clinic: () => [ takes( 1 ) ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
];

/** Where the clinic's dialplan has the line that the set-up gives for calls that go out. */
export const REPORT_OUTGOING = 'REPORT_OUTGOING';

const ringOutside = ( [ patient = 0 ]: number[] ) => [
	REPORT_OUTGOING,
	`Dial(PJSIP/operator/sip:\${EXTEN}@127.0.0.1:${ patient },20)`,
];

/** Calls that are no patient's. */
export const ownCalls: Case[] = [
	{
		name: 'goes out to a patient who takes it',
		goes: 'out',
		patient: ( caller ) => talks( caller, 3 ),
		clinic: () => [ takes( 1 ) ],
		route: ( _extensions, ports ) => ringOutside( ports ),
		result: 'answered',
	},
	{
		name: 'goes out to a patient who does not take it',
		goes: 'out',
		patient: ( caller ) => givesUp( caller, 3 ),
		clinic: () => [ isLeftAlone() ],
		route: ( _extensions, ports ) => ringOutside( ports ),
		result: 'missed',
	},
	{
		name: 'stays inside the clinic',
		goes: 'inside',
		patient: ( caller ) => talks( caller, 2 ),
		clinic: () => [ takes( 1 ) ],
		route: () => [],
		result: 'answered',
	},
	{
		name: 'comes from another number of the clinic',
		isOwnNumber: true,
		patient: ( caller ) => talks( caller, 2 ),
		clinic: () => [ takes( 1 ) ],
		route: ( [ desk ] ) => [ dial( desk ) ],
		result: 'answered',
	},
];

/** Somebody who rings and is answered: what a case is where something else is looked at. */
export const ordinary = ( name: string, talk: number ): Case => ( {
	name,
	patient: ( caller ) => talks( caller, talk ),
	clinic: () => [ takes( 1 ) ],
	route: ( [ desk ] ) => [ dial( desk ) ],
	result: 'answered',
} );

/** The patient of a call, be it who rings or who is rung. */
export const patientOf = ( { isHidden }: Case, index: number ): string =>
	isHidden === true ? HIDDEN : `+7916123${ 4500 + index }`;
