import { REPORT_OUTGOING } from './cases';
import type { Planned } from './exchange';
import { OPERATOR } from './scenarios';

/** Where the clinic's calls came in before it heard of Ringwell; the set-up takes it for granted. */
const BEFORE = 'from-pstn';

/** What the clinic has taken from the set-up screen. */
export interface Pasted {
	dialplan: string;
	/** The line that goes before the Dial that rings outside, without what leads on to it; '' where it is not asked for. */
	outgoing: string;
}

/**
 * The files of the clinic's Asterisk.
 *
 * @param planned
 * @param pasted  null where the clinic has not
 */
export function configuration(
	planned: Planned[],
	pasted: Pasted | null
): Record< string, string > {
	const telephones = telephonesOf( planned );
	const files = {
		'extensions.conf': dialplan( planned, pasted ),
		'pjsip.conf': linesText(
			pasted === null ? BEFORE : 'ringwell-in',
			'internal',
			planned
		),
		'queues.conf': [ ...telephones.keys() ].map( queueText ).join( '\n' ),
		// As long as a busy machine may take from one key to the next.
		'features.conf':
			'[general]\nfeaturedigittimeout = 10000\ntransferdigittimeout = 10\n[featuremap]\natxfer = *2\n',
		'musiconhold.conf': '',
	};
	return pasted === null ? withoutReports( files ) : files;
}

/**
 * The ports of all telephones that are rung, by their extension; cases may share them.
 *
 * @param planned
 */
export const telephonesOf = ( planned: Planned[] ): Map< string, number > =>
	new Map(
		planned.flatMap( ( { extensions, ports } ) =>
			extensions.map( ( extension, which ): [ string, number ] => [
				extension,
				ports[ which ]!,
			] )
		)
	);

/**
 * pjsip.conf: the operator's line, and the telephones.
 *
 * @param outside context into which the line leads
 * @param inside  context into which telephones lead
 * @param planned
 */
export const linesText = (
	outside: string,
	inside: string,
	planned: Planned[]
): string =>
	[
		lineText( outside ),
		...[ ...telephonesOf( planned ) ].map( ( [ extension, port ] ) =>
			telephoneText( extension, inside, port )
		),
		...planned.flatMap( ( { desk } ) =>
			desk === null ? [] : [ endpointText( desk, inside ) ]
		),
	].join( '\n' );

/** As they were before the set-up said what to add to them. */
const withoutReports = (
	files: Record< string, string >
): Record< string, string > =>
	Object.fromEntries(
		Object.entries( files ).map( ( [ name, text ] ) => [
			name,
			text
				.replaceAll( 'U(ringwell-answer)', '' )
				.replaceAll( 'membergosub = ringwell-answer\n', '' ),
		] )
	);

/** What the clinic had before, and what it pasted. */
const dialplan = ( planned: Planned[], pasted: Pasted | null ): string => {
	const of = ( goes: 'in' | 'out' ) =>
		planned.filter( ( { played } ) => ( played.goes ?? 'in' ) === goes );
	return [
		`[${ BEFORE }]`,
		...of( 'in' ).map( ( { played, number, extensions, ports } ) =>
			extension( number, played.route( extensions, ports ) )
		),
		'',
		'[internal]',
		'exten => _2XX,1,Dial(PJSIP/${EXTEN},15,tU(ringwell-answer))',
		...of( 'out' ).map(
			( { played, number, outside, extensions, ports } ) =>
				extension( outside, [
					`Set(CALLERID(num)=${ number })`,
					...played
						.route( extensions, ports )
						.map( ( application ) =>
							application === REPORT_OUTGOING
								? ( pasted?.outgoing ?? '' )
								: application
						)
						.filter( ( application ) => application !== '' ),
				] )
		),
		'',
		pasted?.dialplan ?? '',
	].join( '\n' );
};

/**
 * What happens to whom rings it, one application after the other.
 *
 * @param number
 * @param applications
 */
export const extension = ( number: string, applications: string[] ): string =>
	applications
		.map( ( application, index ) =>
			index === 0
				? `exten => ${ number },1,${ application }`
				: ` same => n,${ application }`
		)
		.join( '\n' );

const ENDPOINT = `type = endpoint
transport = udp
disallow = all
allow = alaw
direct_media = no
dtmf_mode = info`;

export const lineText = ( context: string ): string => `[global]
type = global
endpoint_identifier_order = header,username

[operator]
${ ENDPOINT }
context = ${ context }

[operator]
type = identify
endpoint = operator
match_header = ${ OPERATOR }
`;

const endpointText = ( name: string, context: string ): string => `[${ name }]
${ ENDPOINT }
context = ${ context }
`;

export const telephoneText = (
	name: string,
	context: string,
	port: number
): string => `${ endpointText( name, context ) }aors = ${ name }

[${ name }]
type = aor
contact = sip:${ name }@127.0.0.1:${ port }
`;

const queueText = ( name: string ): string => `[${ name }]
strategy = ringall
timeout = 20
membergosub = ringwell-answer
member => PJSIP/${ name }
`;
