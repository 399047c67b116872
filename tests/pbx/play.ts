import assert from 'node:assert/strict';
import type { Asterisk } from '../environment/servers/asterisk';
import { awaited } from './awaited';
import type { Cue } from './cases';
import type { Planned } from './exchange';
import { telephone, type Heard, type Telephone } from './telephone';

/** A call as it was for the people in it. */
export interface Experienced {
	patient: Heard;
	clinic: Heard[];
	/** Seconds until somebody of the clinic picked up, or until it was over. */
	wait: number;
	/** Seconds from then on; 0 where nobody did. */
	talk: number;
}

let played = 0;

/** Column of the bridge's id in Asterisk's list of channels, from its end: what is before may hold an exclamation mark. */
const BRIDGE = -2;

/** Plays all the parts of a call, to its end. */
export async function play(
	pbx: Asterisk,
	{ played: one, number, outside, desk, extensions, ports }: Planned,
	meanwhile: ( ringing: () => Heard ) => Promise< void > = () =>
		Promise.resolve()
): Promise< Experienced > {
	const index = played++;
	const name = `${ index }-${ one.name.replaceAll( /[^a-z]+/g, '-' ) }`;
	const clinic = await Promise.all(
		one.clinic( extensions ).map( ( scenario, which ) =>
			telephone( pbx, scenario, {
				name: `${ name }-${ extensions[ which ]! }`,
				port: ports[ which ]!,
			} )
		)
	);
	const patient = await telephone(
		pbx,
		one.patient(
			desk === null
				? { from: outside, to: number }
				: {
						from: desk,
						to: one.goes === 'out' ? outside : extensions[ 0 ]!,
						isInside: true,
					}
		),
		{ name: `${ name }-patient`, rings: true }
	);
	try {
		const [ ofPatient, , , ...ofClinic ] = await Promise.all( [
			patient.done,
			meanwhile( clinic[ 0 ]!.heard ),
			giveCues( pbx, one.hears ?? [], extensions, clinic ),
			...clinic.map( ( { done } ) => done ),
		] );
		return {
			patient: ofPatient,
			clinic: ofClinic,
			...lengths( ofPatient, ofClinic ),
		};
	} finally {
		[ patient, ...clinic ].forEach( ( { unplug } ) => unplug() );
	}
}

async function giveCues(
	pbx: Asterisk,
	cues: Cue[],
	extensions: string[],
	clinic: Telephone[]
): Promise< void > {
	for ( const { telephone: which, talking } of cues ) {
		const expected = talking.map( ( one ) => extensions[ one ]! );
		let last: string[] = [];
		await awaited(
			async () => {
				last = await talkingOf( pbx, extensions );
				return last.join() === expected.join() || null;
			},
			() => `Of ${ extensions.join() } talk [${ last.join() }]`
		);
		await clinic[ which ]!.goOn();
	}
}

/** Which of these telephones are connected to somebody, as Asterisk sees it: their channels are in a bridge. */
async function talkingOf(
	pbx: Asterisk,
	extensions: string[]
): Promise< string[] > {
	const channels = ( await pbx.cli( 'core show channels concise' ) )
		.split( '\n' )
		.map( ( line ) => line.split( '!' ) );
	return extensions.filter( ( extension ) =>
		channels.some(
			( columns ) =>
				columns[ 0 ]!.startsWith( `PJSIP/${ extension }-` ) &&
				columns.at( BRIDGE ) !== ''
		)
	);
}

function lengths(
	patient: Heard,
	clinic: Heard[]
): { wait: number; talk: number } {
	const times = ( which: 'answered' | 'ended' ) =>
		clinic.map( ( one ) => one[ which ] ).filter( ( at ) => at !== null );
	const { began, ended: toldPatient } = patient;
	assert.ok( began !== null && toldPatient !== null );
	// Where the clinic hangs up, the patient hears of it after the dialplan has told the site.
	const ended = Math.min( toldPatient, Math.max( ...times( 'ended' ) ) );
	const answered = Math.min( ended, ...times( 'answered' ) );
	return {
		wait: ( answered - began ) / 1000,
		talk: ( ended - answered ) / 1000,
	};
}
