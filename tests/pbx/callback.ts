import assert from 'node:assert/strict';
import { createHash, randomInt } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import { startAsterisk, type Asterisk } from '../environment/servers/asterisk';
import { freeUdpPort } from '../environment/servers/udpPort';
import { awaited } from './awaited';
import { startBridge } from './bridging';
import {
	connect,
	endAll,
	endLater,
	openClinic,
	OWN,
	say,
	SIGNING_SECRET,
	type Clinic,
	type Connection,
} from './clinic';
import { extension, lineText, telephoneText } from './configuration';
import {
	isBusy,
	isLeftAlone,
	takes,
	takesAndHangsUp,
	type Scenario,
} from './scenarios';
import { telephone, type Telephone } from './telephone';

/*
 * The clinic rings a patient back whose call it missed: its phone system is told to, by the bridge beside it or by the
 * site itself, rings the reception first and then the patient.
 */

interface Told {
	id: number;
	state: string;
	reason: string;
	tries: number;
}

/** One callback: what reception and patient do; null where nobody of them may be rung. */
interface Case {
	name: string;
	reception: Scenario | null;
	patient: Scenario | null;
	/** What is shown in the end, and why. */
	state: string;
	reason: string;
	/** Seconds that they talk. */
	talk: number;
}

const TALK = 4;
const CLINIC_SECONDS = 10;
const PATIENT_SECONDS = 10;

const cases: Case[] = [
	{
		name: 'both take it and talk',
		reception: takes( 2 ),
		patient: takesAndHangsUp( 2, TALK ),
		state: 'done',
		reason: '',
		talk: TALK,
	},
	{
		name: 'the reception does not take it',
		reception: isLeftAlone(),
		patient: null,
		state: 'waiting',
		reason: 'clinic_silent',
		talk: 0,
	},
	{
		name: 'the reception is busy',
		reception: isBusy(),
		patient: null,
		state: 'waiting',
		reason: 'clinic_busy',
		talk: 0,
	},
	{
		name: 'the patient does not take it',
		reception: takes( 1 ),
		patient: isLeftAlone(),
		state: 'waiting',
		reason: 'patient_silent',
		talk: 0,
	},
	{
		name: 'the patient is busy',
		reception: takes( 1 ),
		patient: isBusy(),
		state: 'waiting',
		reason: 'patient_busy',
		talk: 0,
	},
];

interface Line {
	clinic: Clinic;
	pbx: Asterisk;
	connection: number;
	/** What manager.conf holds. */
	manager: string;
	/** Where the reception's telephone is, and the patient's. */
	ports: { reception: number; patient: number };
}

let played = 0;

const RECEPTION = '201';
const newPatient = () => `+7916${ String( randomInt( 1e6, 1e7 ) ) }`;

/** A clinic whose one branch is always open, with its Asterisk; how patients are rung is in the settings. */
async function open( settings: Record< string, string > ): Promise< Line > {
	const clinic = await openClinic();
	await clinic.read( [] );
	const isBridged = settings.ring_out === 'bridge';
	const ports = {
		reception: await freeUdpPort(),
		patient: await freeUdpPort(),
	};
	// What the connection must know of the manager interface is known once Asterisk runs, and the other way round.
	const pbx = await startAsterisk( {
		say,
		config: {
			'pjsip.conf': `${ lineText( 'from-pstn' ) }\n${ telephoneText(
				RECEPTION,
				'internal',
				ports.reception
			) }`,
			'extensions.conf': '',
			'manager.conf': '',
		},
	} );
	endLater( pbx );
	const connection = await connect( clinic, {
		...settings,
		ring_context: 'internal',
		...( isBridged
			? { bridge: 'yes' }
			: {
					manager_host: '127.0.0.1',
					manager_port: String( pbx.managerPort ),
					manager_user: 'ringwell',
				} ),
	} );
	const manager = await configure( pbx, connection, ports, isBridged );
	if ( isBridged ) {
		await startBridge( clinic.site, pbx, connection );
	}
	const always = Array.from( { length: 7 }, () => [ [ 0, 1440 ] ] );
	await done( clinic, 'PUT', 'branches', {
		branches: [
			{
				id: 1,
				name: 'Clinic',
				zone: '',
				week: always,
				connection: connection.id,
				clinic: RECEPTION,
				number: OWN,
				staff: [],
			},
		],
		holidays: [],
	} );
	await done( clinic, 'PUT', 'callback-settings', {
		at_once: 2,
		clinic_seconds: CLINIC_SECONDS,
		patient_seconds: PATIENT_SECONDS,
	} );
	return { clinic, pbx, connection: connection.id, manager, ports };
}

async function done(
	{ rest }: Clinic,
	method: 'POST' | 'PUT',
	path: string,
	body: object
): Promise< unknown > {
	const answer = await rest( method, path, body );
	assert.ok(
		answer.status < 300,
		`${ path }: ${ answer.status } ${ JSON.stringify( answer.body ) }`
	);
	return answer.body;
}

/**
 * The clinic's own dialplan: extensions, and phones outside with the number of who rings.
 *
 * @param pbx
 * @param connection
 * @param ports
 * @param ports.patient
 * @param isBridged
 */
async function configure(
	pbx: Asterisk,
	connection: Connection,
	ports: { patient: number },
	isBridged: boolean
): Promise< string > {
	const dialplan = [
		'[from-pstn]',
		extension( 's', [ 'Hangup()' ] ),
		'[internal]',
		extension( '_2XX', [ 'Dial(PJSIP/${EXTEN},60)' ] ),
		extension( '_X.', [
			`Dial(PJSIP/operator/sip:\${EXTEN}@127.0.0.1:${ ports.patient },60)`,
		] ),
		isBridged ? '' : connection.toPaste( '[ringwell-callback]' ),
	].join( '\n' );
	await pbx.configure( 'extensions.conf', dialplan, 'dialplan reload' );
	const manager = `[general]
enabled = yes
bindaddr = 127.0.0.1
port = ${ pbx.managerPort }
${ connection.toPaste( 'permit = ' ) }`;
	await pbx.configure( 'manager.conf', manager, 'manager reload' );
	return manager;
}

/** A patient rang, and nobody took it. */
async function missedCall(
	{ clinic, connection }: Line,
	patient: string
): Promise< number > {
	const [ row ] = await clinic.rows(
		`SELECT path_secret FROM wp_ringwell_connections WHERE id = ${ connection }`
	);
	assert.ok( row );
	const t = Math.floor( Date.now() / 1000 );
	const id = `missed-${ patient.slice( 1 ) }`;
	const address = await clinic.rest< { events_url: string } >(
		'GET',
		`connections/${ connection }`
	);
	for ( const body of [
		`event=start&id=${ id }&did=${ OWN.slice( 1 ) }&from=${ patient.slice( 1 ) }&t=${ t - 20 }`,
		`event=end&id=${ id }&did=${ OWN.slice( 1 ) }&from=${ patient.slice( 1 ) }&status=NOANSWER&talk=&total=20&t=${ t }`,
	] ) {
		const s = createHash( 'sha1' )
			.update( body + SIGNING_SECRET )
			.digest( 'hex' );
		const answer = await fetch( address.body.events_url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: `${ body }&s=${ s }`,
		} );
		assert.equal( answer.status, 200, await answer.text() );
	}
	return awaited(
		async () => {
			const [ call ] = await clinic.rows(
				`SELECT id FROM wp_ringwell_calls WHERE caller = '${ patient }' AND state = 'ended'`
			);
			return call === undefined ? null : Number( call[ 0 ] );
		},
		() => 'The missed call did not come'
	);
}

/** Plays one callback to its end, and looks at the list all the while. */
async function playCallback(
	line: Line,
	one: Case
): Promise< {
	patient: string;
	callback: Told;
	seen: string[];
	phones: Telephone[];
} > {
	const { clinic, pbx, ports } = line;
	const patient = newPatient();
	const index = played++;
	const phones = await Promise.all(
		( [ 'reception', 'patient' ] as const ).flatMap( ( who ) => {
			const scenario = one[ who ];
			return scenario === null
				? []
				: [
						telephone( pbx, scenario, {
							name: `${ index }-${ who }`,
							port: ports[ who ],
						} ),
					];
		} )
	);
	try {
		const call = await missedCall( line, patient );
		const { id } = ( await done(
			clinic,
			'POST',
			`calls/${ call }/callback`,
			{}
		) ) as { id: number };
		const seen: string[] = [];
		let last: Told | undefined;
		const callback = await awaited(
			async () => {
				const { body } = await clinic.rest< Told >(
					'GET',
					`callbacks/${ id }`
				);
				last = body;
				if ( seen.at( -1 ) !== body.state ) {
					seen.push( body.state );
				}
				return body.state === one.state && body.reason === one.reason
					? body
					: null;
			},
			() => `${ JSON.stringify( last ) } after ${ seen.join( ', ' ) }`,
			50
		);
		await Promise.all( phones.map( ( phone ) => phone.done ) );
		return { patient, callback, seen, phones };
	} finally {
		phones.forEach( ( { unplug } ) => unplug() );
	}
}

/** Where nothing of it rings: what the manager interface is like, and what follows. */
const failures = [
	{
		name: 'a user without the right to ring: staff are told',
		change: ( file: string ) =>
			file.replace( 'write = originate', 'write = call' ),
		state: 'task',
		reason: 'wrong_keys',
	},
	{
		name: 'an interface that is not there: it is tried again later',
		change: ( file: string ) =>
			file.replace( 'enabled = yes', 'enabled = no' ),
		state: 'waiting',
		reason: 'unreachable',
	},
];

for ( const way of [ 'bridge', 'manager' ] ) {
	void describe( `rung by the ${ way }`, () => {
		let line: Line;

		before( async () => {
			line = await open( { ring_out: way } );
		} );

		after( endAll );

		for ( const one of cases ) {
			void test( one.name, async () => {
				const { patient, callback, seen, phones } = await playCallback(
					line,
					one
				);
				assert.equal( callback.tries, 1 );
				// How much of it the list shows depends on how fast the site is; what came last it keeps.
				assert.ok(
					one.talk === 0 || seen.length > 1,
					`It is seen to go on: ${ seen.join( ', ' ) }`
				);
				await assertCalls( line, one, patient );
				assertShown( one, phones, patient );
			} );
		}

		for ( const { name, change, state, reason } of way === 'manager'
			? failures
			: [] ) {
			void test( name, async () => {
				await line.pbx.configure(
					'manager.conf',
					change( line.manager ),
					'manager reload'
				);
				const { callback } = await playCallback( line, {
					name,
					reception: null,
					patient: null,
					state,
					reason,
					talk: 0,
				} );
				assert.equal( callback.tries, 1 );
			} );
		}

		void test( 'neither PHP nor Asterisk complained', () => {
			assert.equal( readDebugLog( line.clinic.site ), '' );
			assert.deepEqual( line.pbx.complaints(), [] );
		} );
	} );
}

/** One call, the clinic's own doing; the missed one stays the only call that came in. */
async function assertCalls(
	{ clinic }: Line,
	one: Case,
	patient: string
): Promise< void > {
	const rows = await awaited(
		async () => {
			const found = await clinic.rows(
				`SELECT direction, state, did, answered_at IS NOT NULL, talk_seconds, COALESCE(unreached, '') FROM wp_ringwell_calls WHERE caller = '${ patient }' ORDER BY id`
			);
			return found[ 1 ]?.[ 1 ] === 'ended' ? found : null;
		},
		() => 'The call did not end'
	);
	assert.equal( rows.length, 2 );
	const [ direction, , did, isAnswered, talk, unreached ] = rows[ 1 ]!;
	assert.deepEqual(
		[ direction, did, isAnswered, unreached ],
		[ 'callback', OWN, one.talk > 0 ? '1' : '0', one.reason ]
	);
	assert.ok( Math.abs( Number( talk ) - one.talk ) <= 1, `talk: ${ talk }` );
}

/** The reception sees the patient, the patient the clinic's number; and the reception rang first. */
function assertShown( one: Case, phones: Telephone[], patient: string ): void {
	const [ reception, outside ] = phones;
	assert.match(
		reception!.said(),
		new RegExp( `\nFrom:[^\n]*sip:${ patient.slice( 1 ) }@` )
	);
	if ( one.patient === null ) {
		return;
	}
	assert.match(
		outside!.said(),
		new RegExp( `^INVITE sip:${ patient.slice( 1 ) }@`, 'm' )
	);
	assert.match(
		outside!.said(),
		new RegExp( `\nFrom:[^\n]*sip:${ OWN.slice( 1 ) }@` )
	);
	assert.ok( reception!.heard().answered! <= outside!.heard().began! );
}
