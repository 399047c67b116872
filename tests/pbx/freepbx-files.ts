import {
	extension,
	linesText,
	telephonesOf,
	type Pasted,
} from './configuration';
import type { Planned } from './exchange';

/**
 * The few lines of FreePBX into which its dialplan of ours hooks itself: contexts, variables and the order of things are
 * those of FreePBX 17 (its published core and queues modules), the rest of it is left out. So this shows that a call
 * finds its way and that the answer is told, not that FreePBX itself was tried.
 *
 * @param planned
 * @param pasted  what lies in extensions_custom.conf
 */
export function freePbx(
	planned: Planned[],
	pasted: Pasted | null
): Record< string, string > {
	const telephones = [ ...telephonesOf( planned ).keys() ];
	return {
		'extensions.conf': [
			pasted?.dialplan ?? '',
			ENTRY,
			'[ext-did-0002]',
			...planned
				.filter( ( { played } ) => played.goes === undefined )
				.map( inboundRoute ),
			'[ext-local]',
			...telephones.map( ( name ) =>
				extension( name, [
					`Gosub(macro-dial-one,s,1(20,\${DIAL_OPTIONS},${ name }))`,
				] )
			),
			'[ext-queues]',
			...telephones.map( queue ),
			INSIDE,
			...planned
				.filter( ( { played } ) => played.goes === 'out' )
				.map( outboundRoute ),
		].join( '\n' ),
		'pjsip.conf': linesText( 'from-pstn', 'from-internal', planned ),
		'queues.conf': telephones
			.map(
				( name ) => `[9${ name }]
strategy = ringall
timeout = 20
member => Local/${ name }@from-queue/n
`
			)
			.join( '\n' ),
		'musiconhold.conf': '',
	};
}

/** A case's own dialplan says where the inbound route leads: an extension, or a queue. */
const inboundRoute = ( { played, number, extensions, ports }: Planned ) =>
	extension( number, [
		'Set(__DIRECTION=INBOUND)',
		'Set(__FROM_DID=${EXTEN})',
		'Set(CDR(did)=${FROM_DID})',
		...played.route( extensions, ports ),
	] );

const queue = ( name: string ) =>
	extension( `9${ name }`, [
		'Answer()',
		'Set(_DIAL_OPTIONS=${DIAL_OPTIONS}U(macro-auto-blkvm))',
		'Set(__NODEST=${EXTEN})',
		'Set(QGOSUB=${IF($[${LEN(${VQ_GOSUB})}>0]?${VQ_GOSUB}:${QGOSUB})})',
		'Queue(${EXTEN},t,,,30,,${QGOSUB},,)',
		'Set(__NODEST=)',
		'Hangup()',
	] );

const outboundRoute = ( { number, outside, ports }: Planned ) =>
	extension( outside, [
		`Set(TRUNKCIDOVERRIDE=${ number })`,
		`Gosub(macro-dialout-trunk,s,1(sip:\${EXTEN}@127.0.0.1:${ ports[ 0 ]! },\${EXTEN}))`,
	] );

const ENTRY = `
[from-trunk]
include => from-pstn

[from-pstn]
include => from-pstn-custom
include => ext-did
include => ext-did-post-custom
include => from-did-direct
include => ext-did-catchall

[ext-did]
include => ext-did-0001
include => ext-did-0002

[from-did-direct]
include => ext-local
`;

/*
 * macro-auto-blkvm runs on the telephone that answers for a queue, in place of whatever DIAL_OPTIONS has: two options U are one
 * too many. The queue's own gosub is told of the answer there.
 */
const INSIDE = `
[macro-dial-one]
exten => s,1,Set(D_OPTIONS=\${IF($["\${NODEST}"!="" & \${REGEX("(U[(]macro-auto-blkvm[)])" \${ARG2})} != 1]?\${ARG2}U(macro-auto-blkvm):\${ARG2})})
 same => n,ExecIf($["\${DIRECTION}" = "INBOUND"]?Set(D_OPTIONS=\${STRREPLACE(D_OPTIONS,T)}I))
 same => n,Dial(PJSIP/\${ARG3},\${ARG1},\${D_OPTIONS}b(func-apply-sipheaders^s^1))
 same => n,Return()

[macro-auto-blkvm]
exten => s,1,Set(__MACRO_RESULT=)
 same => n,Return()

[func-apply-sipheaders]
exten => s,1,Return()

[from-queue]
exten => _X.,1,Set(QAGENT=\${EXTEN})
 same => n,Goto(ext-local,\${QAGENT},1)

[macro-dialout-trunk]
exten => s,1,Set(DIAL_NUMBER=\${ARG2})
 same => n,Set(CALLERID(num)=\${TRUNKCIDOVERRIDE})
 same => n,Set(OUTNUM=\${DIAL_NUMBER})
 same => n,Gosub(macro-dialout-trunk-predial-hook,s,1())
 same => n,GotoIf($["\${PREDIAL_HOOK_RET}" = "BYPASS"]?bypass)
 same => n,Dial(PJSIP/operator/\${ARG1},300,T)
 same => n(bypass),Return()

[from-internal]
include => ext-local
include => ext-queues
`;
