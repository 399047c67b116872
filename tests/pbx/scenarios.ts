/*
 * What people at telephones do, as SIPp plays it: https://sipp.readthedocs.io/en/latest/scenarios/ownscenarios.html
 * Seconds are those of the conversation itself: a phone that rings for two is one that somebody takes after two.
 */

/** A whole scenario: the text of SIPp's file. */
export type Scenario = string;

const scenario = (
	...steps: string[]
): Scenario => `<?xml version="1.0" encoding="UTF-8"?>
<scenario name="telephone">
${ steps.join( '\n' ) }
</scenario>
`;

/**
 * Repeated (retrans) is only what opens a conversation: SIPp takes the second answer to anything else for an answer to what it said
 * next, and on one machine nothing gets lost.
 *
 * @param text
 * @param attributes
 */
const send = ( text: string, attributes = '' ): string =>
	`<send ${ attributes }><![CDATA[\n\n${ text.trim() }\n\n]]></send>`;

const hear = ( what: string, rest = '' ): string =>
	rest === '' ? `<recv ${ what } />` : `<recv ${ what }>${ rest }</recv>`;

const wait = ( seconds: number ): string =>
	`<pause milliseconds="${ Math.round( seconds * 1000 ) }" />`;

/** Until the test says that somebody is on the line, as a person would hear (Telephone.goOn): nobody else sends these here. */
const waitToHear = (): string => hear( 'request="MESSAGE"' );

const SOUND = `Content-Type: application/sdp
Content-Length: [len]

v=0
o=phone 1 1 IN IP4 [local_ip]
s=-
c=IN IP4 [media_ip]
t=0 0
m=audio [media_port] RTP/AVP 8 0
a=rtpmap:8 PCMA/8000
a=rtpmap:0 PCMU/8000`;

const via = ( branch = '' ) =>
	`Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch${ branch }]
Max-Forwards: 70`;

/** Whoever rings: a patient, through the clinic's operator, or somebody at a telephone of the clinic. */
export interface Caller {
	/** E.164; HIDDEN where the operator may not tell. */
	from: string;
	/** The clinic's number, as the operator gives it; or what somebody of the clinic dials. */
	to: string;
	/** A telephone of the clinic: "from" is its extension. */
	isInside?: boolean;
}

export const HIDDEN = 'anonymous';

/** The header by which Asterisk knows the operator's line: all phones of the tests have one address. */
export const OPERATOR = 'X-Line: operator';

const parties = ( {
	from,
	to,
	isInside = false,
}: Caller ) => `From: <sip:${ from }@operator.invalid>;tag=[pid]p[call_number]
Call-ID: [call_id]
Contact: <sip:operator@[local_ip]:[local_port]>
${ isInside ? 'X-Line: none' : OPERATOR }
To: <sip:${ to }@[remote_ip]>`;

const invite = ( caller: Caller ) =>
	send(
		`INVITE sip:${ caller.to }@[remote_ip]:[remote_port] SIP/2.0
${ via() }
${ parties( caller ) }
CSeq: 1 INVITE
${ SOUND }`,
		'retrans="500"'
	);

/** What comes before an answer, as often as it likes. */
const ringing = [ 100, 180, 183 ]
	.map( ( code ) => hear( `response="${ code }" optional="true"` ) )
	.join( '\n' );

const answered = ( caller: Caller ) =>
	`${ ringing }
${ hear( 'response="200" rrs="true"' ) }
${ send( `ACK [next_url] SIP/2.0
${ via() }
${ parties( caller ) }[peer_tag_param]
CSeq: 1 ACK
Content-Length: 0` ) }`;

const byeHeard = `${ hear( 'request="BYE"' ) }
${ send( `SIP/2.0 200 OK
[last_Via:]
[last_From:]
[last_To:]
[last_Call-ID:]
[last_CSeq:]
Content-Length: 0` ) }`;

/** Talks for so long and hangs up; also whoever sits in a queue that long and gives up. */
export const talks = ( caller: Caller, seconds: number ): Scenario =>
	scenario(
		invite( caller ),
		answered( caller ),
		wait( seconds ),
		send(
			`BYE [next_url] SIP/2.0
${ via() }
${ parties( caller ) }[peer_tag_param]
CSeq: 2 BYE
Content-Length: 0`,
			'retrans="500"'
		),
		hear( 'response="200"' )
	);

/** Talks until the clinic hangs up. */
export const listens = ( caller: Caller ): Scenario =>
	scenario( invite( caller ), answered( caller ), byeHeard );

/** Hears it ring for so long, and puts down. */
export const givesUp = ( caller: Caller, seconds: number ): Scenario =>
	scenario(
		invite( caller ),
		hear( 'response="100" optional="true"' ),
		hear( 'response="180"' ),
		wait( seconds ),
		send(
			`CANCEL sip:${ caller.to }@[remote_ip]:[remote_port] SIP/2.0
${ via( '-4' ) }
${ parties( caller ) }
CSeq: 1 CANCEL
Content-Length: 0`
		),
		hear( 'response="200"' ),
		refusal( caller, 487, 7 )
	);

/** Is never taken: the clinic ends it with this code. */
export const isRefused = ( caller: Caller, code: number ): Scenario =>
	scenario( invite( caller ), ringing, refusal( caller, code, 5 ) );

/** back: how many steps before the ACK the INVITE was, because both have one branch. */
const refusal = ( caller: Caller, code: number, back: number ) =>
	`${ hear( `response="${ code }"` ) }
${ send( `ACK sip:${ caller.to }@[remote_ip]:[remote_port] SIP/2.0
${ via( `-${ back }` ) }
${ parties( caller ) }[peer_tag_param]
CSeq: 1 ACK
Content-Length: 0` ) }`;

/* Phones of the clinic. */

/** Both ends, for what this phone says later: SIPp itself remembers the last message alone. */
const remember = `<action>
<ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="they" />
<ereg regexp=".*" search_in="hdr" header="To:" check_it="true" assign_to="we" />
</action>`;

const answer = ( code: string, sound = false ) =>
	send(
		`SIP/2.0 ${ code }
[last_Via:]
[last_From:]
[last_To:];tag=[pid]d[call_number]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:desk@[local_ip]:[local_port]>
${ sound ? SOUND : 'Content-Length: 0' }`,
		sound ? 'retrans="500"' : ''
	);

const taken = ( ring: number, ack = hear( 'request="ACK"' ) ) => [
	hear( 'request="INVITE" rrs="true"' ),
	answer( '180 Ringing' ),
	wait( ring ),
	answer( '200 OK', true ),
	ack,
];

const takenToSpeak = ( ring: number ) =>
	taken( ring, hear( 'request="ACK"', remember ) );

/** Something that this phone says in its conversation; the numbers go up by one. */
const say = ( method: string, number: number, rest = 'Content-Length: 0' ) =>
	send(
		`${ method } [next_url] SIP/2.0
${ via() }
From:[$we]
To:[$they]
Call-ID: [call_id]
CSeq: ${ number } ${ method }
Contact: <sip:desk@[local_ip]:[local_port]>
${ rest }`
	);

const hangsUp = ( number: number ) => [
	say( 'BYE', number ),
	hear( 'response="200"' ),
];

/** Somebody takes it after so long and talks until the other side hangs up. */
export const takes = ( ring: number ): Scenario =>
	scenario( ...taken( ring ), byeHeard );

/**
 * The same, and there is a sound to be heard.
 *
 * @param ring
 * @param sound file with a-law at 8 kHz and nothing else, over and over
 */
export const takesAndSpeaks = ( ring: number, sound: string ): Scenario =>
	scenario(
		...taken( ring ),
		`<nop><action><exec rtp_stream="${ sound },-1,8,PCMA/8000" /></action></nop>`,
		byeHeard
	);

/** Somebody takes it, talks for so long and hangs up. */
export const takesAndHangsUp = ( ring: number, talk: number ): Scenario =>
	scenario( ...takenToSpeak( ring ), wait( talk ), ...hangsUp( 1 ) );

/** The same, and the time counts from when the test says that he has the patient on the line. */
export const takesOverAndHangsUp = ( ring: number, talk: number ): Scenario =>
	scenario(
		...takenToSpeak( ring ),
		waitToHear(),
		wait( talk ),
		...hangsUp( 1 )
	);

/** What is answered to the first message once another has come: SIPp itself remembers the last one alone. */
const noted = `<action>
<ereg regexp=".*" search_in="hdr" header="Via:" check_it="true" assign_to="via" />
<ereg regexp=".*" search_in="hdr" header="From:" check_it="true" assign_to="they" />
<ereg regexp=".*" search_in="hdr" header="To:" check_it="true" assign_to="me" />
<ereg regexp=".*" search_in="hdr" header="CSeq:" check_it="true" assign_to="order" />
</action>`;

const takenWhenTold = ( ack: string ) => [
	hear( 'request="INVITE" rrs="true"', noted ),
	answer( '180 Ringing' ),
	waitToHear(),
	send(
		`SIP/2.0 200 OK
Via:[$via]
From:[$they]
To:[$me];tag=[pid]d[call_number]
Call-ID: [call_id]
CSeq:[$order]
Contact: <sip:desk@[local_ip]:[local_port]>
${ SOUND }`,
		'retrans="500"'
	),
	ack,
];

/** Somebody takes it when the test says so, and talks until the other side hangs up. */
export const takesWhenTold = (): Scenario =>
	scenario( ...takenWhenTold( hear( 'request="ACK"' ) ), byeHeard );

/** Somebody takes it when the test says so, and hangs up when it says so again. */
export const takesAndHangsUpWhenTold = (): Scenario =>
	scenario(
		...takenWhenTold( hear( 'request="ACK"', remember ) ),
		waitToHear(),
		...hangsUp( 1 )
	);

/** Nobody is there; it rings until Asterisk gives up. */
export const isLeftAlone = (): Scenario =>
	scenario(
		hear( 'request="INVITE"' ),
		answer( '180 Ringing' ),
		hear( 'request="CANCEL"' ),
		answer( '200 OK' ),
		send( `SIP/2.0 487 Request Terminated
[last_Via:]
[last_From:]
[last_To:];tag=[pid]d[call_number]
[last_Call-ID:]
CSeq: [cseq] INVITE
Content-Length: 0` ),
		hear( 'request="ACK"' )
	);

/** Somebody is talking already. */
export const isBusy = (): Scenario =>
	scenario(
		hear( 'request="INVITE"' ),
		answer( '486 Busy Here' ),
		hear( 'request="ACK"' )
	);

/** Takes it, talks as soon as he hears somebody, hands the patient on by the phone's own button (REFER, a blind transfer) and is out of it. */
export const handsOn = ( ring: number, talk: number, to: string ): Scenario =>
	scenario(
		...takenToSpeak( ring ),
		waitToHear(),
		wait( talk ),
		say(
			'REFER',
			1,
			`Refer-To: <sip:${ to }@127.0.0.1>
Referred-By: <sip:desk@[local_ip]:[local_port]>
Refer-Sub: false
Content-Length: 0`
		),
		hear( 'response="200"' ),
		...hangsUp( 2 )
	);

/**
 * Takes it, talks as soon as he hears the patient, asks a colleague first and then hangs up, which joins the two others:
 * an attended transfer, by the keys that Asterisk listens for (features.conf).
 *
 * @param ring
 * @param talk seconds before the keys
 * @param keys what is pressed: Asterisk's code and the extension
 * @param ask  seconds from when he hears the colleague until this phone hangs up
 */
export const asksFirst = (
	ring: number,
	talk: number,
	keys: string,
	ask: number
): Scenario =>
	scenario(
		...takenToSpeak( ring ),
		waitToHear(),
		wait( talk ),
		...keys.split( '' ).flatMap( ( key, index ) => [
			say(
				'INFO',
				index + 1,
				`Content-Type: application/dtmf-relay
Content-Length: [len]

Signal=${ key }
Duration=100`
			),
			hear( 'response="200"' ),
			wait( 0.3 ),
		] ),
		waitToHear(),
		wait( ask ),
		...hangsUp( keys.length + 1 )
	);
