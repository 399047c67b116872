import type { Planned } from './exchange';
import { OPERATOR } from './scenarios';

/** Where the clinic's calls came in before it heard of Ringwell; the set-up takes it for granted. */
const BEFORE = 'from-pstn';

/**
 * The files of the clinic's Asterisk.
 *
 * @param planned
 * @param ringwell the dialplan that the set-up screen gives; null where the clinic has not pasted it
 */
export function configuration(
	planned: Planned[],
	ringwell: string | null
): Record< string, string > {
	// Cases may share telephones.
	const telephones = new Map(
		planned.flatMap( ( { extensions, ports } ) =>
			extensions.map( ( extension, which ): [ string, number ] => [
				extension,
				ports[ which ]!,
			] )
		)
	);
	const files = {
		'extensions.conf': dialplan( planned, ringwell ?? '' ),
		'pjsip.conf': [
			lineText( ringwell === null ? BEFORE : 'ringwell-in' ),
			...[ ...telephones ].map( ( [ extension, port ] ) =>
				telephoneText( extension, port )
			),
		].join( '\n' ),
		'queues.conf': [ ...telephones.keys() ].map( queueText ).join( '\n' ),
		'features.conf': '[featuremap]\natxfer = *2\n',
		'musiconhold.conf': '',
	};
	return ringwell === null ? withoutReports( files ) : files;
}

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
const dialplan = ( planned: Planned[], ringwell: string ): string =>
	[
		`[${ BEFORE }]`,
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

const lineText = ( context: string ): string => `[global]
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
