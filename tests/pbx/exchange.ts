import {
	freeUdpPort,
	startAsterisk,
	type Asterisk,
} from '../environment/servers/asterisk';
import { startBridge } from './bridging';
import type { Case } from './cases';
import {
	connect,
	DEFAULT,
	endLater,
	say,
	type Clinic,
	type Reader,
} from './clinic';
import { configuration } from './configuration';

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

/** Who tells the site of calls. */
export type Teller = 'dialplan' | 'bridge';

export interface ExchangeOptions {
	tellers?: Teller[];
	/** Of the connection, as the owner types them in. */
	settings?: Record< string, string >;
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
	const { tellers = [ 'dialplan' ], settings = {} } = options;
	const isBridged = tellers.includes( 'bridge' );
	const connection = await connect( clinic, {
		...settings,
		bridge: isBridged ? 'yes' : 'no',
	} );
	const pbx = await startAsterisk( {
		say,
		config: {
			...configuration(
				planned,
				tellers.includes( 'dialplan' )
					? connection.toPaste( '[ringwell-in]' )
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
