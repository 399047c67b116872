import { startAsterisk, type Asterisk } from '../environment/servers/asterisk';
import { freeUdpPort } from '../environment/servers/udpPort';
import { startBridge } from './bridging';
import { patientOf, type Case } from './cases';
import {
	connect,
	DEFAULT,
	endLater,
	OWN,
	say,
	type Adapter,
	type Clinic,
	type Connection,
	type Reader,
} from './clinic';
import { configuration } from './configuration';
import { freePbx } from './freepbx-files';

/** A call of a case, with the telephones that it needs. */
export interface Planned {
	played: Case;
	/** The clinic's number that was rung, or that it shows to whom it rings; and whoever has it on screen. */
	number: string;
	reader: Reader | null;
	/** The patient's own, or from where else it comes. */
	outside: string;
	/** The telephone that rings, where it is one of the clinic. */
	desk: string | null;
	/** Extensions of the telephones that are rung, and where each listens. */
	extensions: string[];
	ports: number[];
}

/** Who tells the site of calls. */
export type Teller = 'dialplan' | 'bridge';

export interface ExchangeOptions {
	tellers?: Teller[];
	/** Of the connection, as the owner types them in. */
	settings?: Record< string, string >;
	/** What lies between Asterisk and the site: who pastes the dialplan changes it so. */
	pasted?: ( dialplan: string ) => string;
	adapter?: Adapter;
}

const FIRST_EXTENSION = 201;
const MOST_TELEPHONES = 3;

/** Gives each case its telephones, and a number that somebody reads on the site. */
export async function plan(
	clinic: Clinic,
	cases: Case[]
): Promise< Planned[] > {
	const leased = cases.filter(
		( { line, goes } ) => line !== 'default' && goes !== 'inside'
	);
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
			outside:
				played.isOwnNumber === true ? OWN : patientOf( played, index ),
			desk:
				played.goes === undefined
					? null
					: String( first + MOST_TELEPHONES - 1 ),
			extensions: ports.map( ( _port, which ) =>
				String( first + which )
			),
			ports,
		} );
	}
	return planned;
}

/**
 * The clinic's phone system: a line to the operator, telephones, a queue for each, and a dialplan of its own. Beside it
 * is what the set-up screen gives: the dialplan to paste, the bridge, or both.
 *
 * @param clinic
 * @param planned
 * @param options
 */
export async function startExchange(
	clinic: Clinic,
	planned: Planned[],
	options: ExchangeOptions = {}
): Promise< Asterisk > {
	const {
		tellers = [ 'dialplan' ],
		settings = {},
		pasted = ( dialplan: string ) => dialplan,
		adapter = 'own',
	} = options;
	const isBridged = tellers.includes( 'bridge' );
	const connection = await connect(
		clinic,
		{ ...settings, bridge: isBridged ? 'yes' : 'no' },
		adapter
	);
	const files = adapter === 'own' ? configuration : freePbx;
	const pbx = await startAsterisk( {
		say,
		config: {
			...files(
				planned,
				tellers.includes( 'dialplan' )
					? {
							dialplan: pasted(
								connection.toPaste( '[ringwell-in]' )
							),
							outgoing: outgoingOf(
								connection,
								settings,
								adapter
							),
						}
					: null
			),
			'manager.conf': isBridged ? connection.toPaste( 'permit = ' ) : '',
		},
	} );
	endLater( pbx );
	if ( isBridged ) {
		await startBridge( clinic.site, pbx, connection );
	}
	return pbx;
}

/** The set-up's line for calls that go out: the application alone. FreePBX needs none, its own hook is filled. */
const outgoingOf = (
	connection: Connection,
	settings: Record< string, string >,
	adapter: Adapter
): string =>
	adapter === 'own' && settings.outgoing === 'yes'
		? connection
				.toPaste( 'Gosub(ringwell-out' )
				.trim()
				.replace( /^same => n,/, '' )
		: '';
