import {
	freeUdpPort,
	startAsterisk,
	type Asterisk,
} from '../environment/servers/asterisk';
import type { Case } from './cases';
import { connect, DEFAULT, endLater, type Clinic, type Reader } from './clinic';
import { OPERATOR } from './scenarios';

/** A call of a case, with the telephones that it needs. */
export interface Planned {
	played: Case;
	/** The number rung, and whoever has it on screen. */
	number: string;
	reader: Reader | null;
	/** Extensions of the clinic's telephones, and where each listens. */
	extensions: string[];
	ports: number[];
}

export interface Exchange {
	pbx: Asterisk;
	/** The connection that it reports to. */
	connection: number;
}

const FIRST_EXTENSION = 201;
const MOST_TELEPHONES = 3;

/** Gives each case its telephones, and a number that somebody reads on the site. */
export async function plan(
	clinic: Clinic,
	cases: Case[]
): Promise< Planned[] > {
	const leased = cases.filter( ( { line } ) => line !== 'default' );
	const readers = await clinic.read( leased.map( ( { name } ) => name ) );
	const planned: Planned[] = [];
	for ( const [ index, played ] of cases.entries() ) {
		const first = FIRST_EXTENSION + index * MOST_TELEPHONES;
		const { length } = played.clinic( [] );
		const ports: number[] = [];
		while ( ports.length < length ) {
			ports.push( await freeUdpPort() );
		}
		const reader = readers[ leased.indexOf( played ) ] ?? null;
		planned.push( {
			played,
			number: reader?.number ?? DEFAULT,
			reader,
			extensions: ports.map( ( _port, which ) =>
				String( first + which )
			),
			ports,
		} );
	}
	return planned;
}

/**
 * The clinic's phone system: a line to the operator, telephones, a queue for each, and a dialplan of its own, into
 * which the one was pasted that the set-up screen gives.
 *
 * @param clinic
 * @param planned
 * @param settings of the connection
 * @param say
 */
export async function startExchange(
	clinic: Clinic,
	planned: Planned[],
	settings: Record< string, string > = {},
	say: ( line: string ) => void = () => undefined
): Promise< Exchange > {
	const { id, dialplan: ringwell } = await connect( clinic, settings );
	// Cases may share telephones.
	const telephones = new Map(
		planned.flatMap( ( { extensions, ports } ) =>
			extensions.map( ( extension, which ): [ string, number ] => [
				extension,
				ports[ which ]!,
			] )
		)
	);
	const pbx = await startAsterisk( {
		say,
		config: {
			'extensions.conf': dialplan( planned, ringwell ),
			'pjsip.conf': [
				LINE,
				...[ ...telephones ].map( ( [ extension, port ] ) =>
					telephoneText( extension, port )
				),
			].join( '\n' ),
			'queues.conf': [ ...telephones.keys() ]
				.map( queueText )
				.join( '\n' ),
			'features.conf': '[featuremap]\natxfer = *2\n',
			'musiconhold.conf': '',
		},
	} );
	endLater( pbx );
	return { pbx, connection: id };
}

/** What the clinic had before, and what it pasted. */
const dialplan = ( planned: Planned[], ringwell: string ): string =>
	[
		'[from-pstn]',
		...planned.map( ( { played, number, extensions } ) =>
			played
				.route( extensions )
				.map( ( application, index ) =>
					index === 0
						? `exten => ${ number },1,${ application }`
						: ` same => n,${ application }`
				)
				.join( '\n' )
		),
		'',
		'[internal]',
		'exten => _2XX,1,Dial(PJSIP/${EXTEN},15,tU(ringwell-answer))',
		'',
		ringwell,
	].join( '\n' );

const ENDPOINT = `type = endpoint
transport = udp
disallow = all
allow = alaw
direct_media = no
dtmf_mode = info`;

const LINE = `[global]
type = global
endpoint_identifier_order = header,username

[operator]
${ ENDPOINT }
context = ringwell-in

[operator]
type = identify
endpoint = operator
match_header = ${ OPERATOR }
`;

const telephoneText = (
	extension: string,
	port: number
): string => `[${ extension }]
${ ENDPOINT }
context = internal
aors = ${ extension }

[${ extension }]
type = aor
contact = sip:${ extension }@127.0.0.1:${ port }
`;

const queueText = ( extension: string ): string => `[${ extension }]
strategy = ringall
timeout = 20
membergosub = ringwell-answer
member => PJSIP/${ extension }
`;
