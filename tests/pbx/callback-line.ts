import { randomInt } from 'node:crypto';
import { startAsterisk, type Asterisk } from '../environment/servers/asterisk';
import { freeUdpPort } from '../environment/servers/udpPort';
import type { Server } from '../environment/processes';
import type { Site } from '../environment/site';
import { startBridge } from './bridging';
import { connect, endLater, say, type Clinic, type Connection } from './clinic';
import { extension, lineText, telephoneText } from './configuration';

/** By what Asterisk is told to ring: the bridge beside it asks the site, or the site speaks with the manager interface. */
export type Way = 'bridge' | 'manager';
export const WAYS: Way[] = [ 'bridge', 'manager' ];

/** An Asterisk of the clinic. */
export interface Line {
	way: Way;
	pbx: Asterisk;
	connection: Connection;
	/** What manager.conf holds. */
	manager: string;
	/** Where it is told by the bridge. */
	bridge: Server | null;
}

/** Where one callback is played: a branch whose reception has a telephone of its own, and a patient with his. */
export interface Seat {
	line: Line;
	branch: number;
	/** The reception's. */
	extension: string;
	patient: string;
	/** Where the patient sits in the Internet. */
	address: string;
	ports: { reception: number; patient: number };
}

/** What lies between an Asterisk and the site, if anything. */
export interface Between {
	/** The port of a manager interface, as the site is told it. */
	managerPort?: ( pbx: Asterisk, site: Site ) => Promise< number >;
	/** The site's origin, as the bridge is told it. */
	through?: ( site: Site ) => Promise< string >;
}

const FIRST_EXTENSION = 201;

/** So many seats at an Asterisk; their branches are made later. */
export async function openSeats(
	clinic: Clinic,
	way: Way,
	count: number,
	between: Between
): Promise< Seat[] > {
	const places = await placesOf( count, way );
	const line = await openLine( clinic, way, places, between );
	return places.map( ( place ) => ( { ...place, line } ) );
}

type Place = Omit< Seat, 'line' >;

async function placesOf( count: number, way: Way ): Promise< Place[] > {
	const places: Place[] = [];
	while ( places.length < count ) {
		places.push( {
			branch: 0,
			extension: String( FIRST_EXTENSION + places.length ),
			patient: `+79${ way === 'bridge' ? '16' : '26' }${ randomInt(
				1e6,
				1e7
			) }`,
			address: `203.0.${ randomInt( 256 ) }.${ randomInt( 256 ) }`,
			ports: {
				reception: await freeUdpPort(),
				patient: await freeUdpPort(),
			},
		} );
	}
	return places;
}

/** What the connection must know of the manager interface is known once Asterisk runs, and the other way round. */
async function openLine(
	clinic: Clinic,
	way: Way,
	places: Place[],
	{ managerPort, through }: Between
): Promise< Line > {
	const pbx = await startAsterisk( {
		say,
		config: {
			'pjsip.conf': [
				lineText( 'from-pstn' ),
				...places.map( ( place ) =>
					telephoneText(
						place.extension,
						'internal',
						place.ports.reception
					)
				),
			].join( '\n' ),
			'extensions.conf': '',
			'manager.conf': '',
		},
	} );
	endLater( pbx );
	const port =
		managerPort === undefined
			? pbx.managerPort
			: await managerPort( pbx, clinic.site );
	const connection = await connect( clinic, {
		ring_out: way,
		ring_context: 'internal',
		...( way === 'bridge'
			? { bridge: 'yes' }
			: {
					manager_host: '127.0.0.1',
					manager_port: String( port ),
					manager_user: 'ringwell',
				} ),
	} );
	await pbx.configure(
		'extensions.conf',
		dialplan( places, way === 'bridge' ? null : connection ),
		'dialplan reload'
	);
	const manager = `[general]
enabled = yes
bindaddr = 127.0.0.1
port = ${ pbx.managerPort }
${ connection.toPaste( 'permit = ' ) }`;
	await pbx.configure( 'manager.conf', manager, 'manager reload' );
	const bridge =
		way === 'bridge'
			? await startBridge(
					clinic.site,
					pbx,
					connection,
					await through?.( clinic.site )
				)
			: null;
	return { way, pbx, connection, manager, bridge };
}

/** The clinic's own dialplan: extensions, and phones outside. */
const dialplan = ( places: Place[], pasted: Connection | null ): string =>
	[
		'[from-pstn]',
		extension( 's', [ 'Hangup()' ] ),
		'[internal]',
		extension( '_2XX', [ 'Dial(PJSIP/${EXTEN},60)' ] ),
		...places.map( ( { patient, ports } ) =>
			extension( patient.slice( 1 ), [
				`Dial(PJSIP/operator/sip:\${EXTEN}@127.0.0.1:${ ports.patient },60)`,
			] )
		),
		pasted?.toPaste( '[ringwell-callback]' ) ?? '',
	].join( '\n' );
