import type { Leaf, OurField } from './draft';

/*
 * Names that phone systems give to such fields, best first. What is compared is the last step of the path, without
 * separators: "call.from_number" is "fromnumber".
 */
const NAMES: Readonly< Record< OurField, RegExp[] > > = {
	call: [
		/^(call|calls|callsession|generalcall|pbxcall|entry|conversation)_?(id|uuid|guid|sid|key)$/,
		/^(session|linked|unique)_?id$/,
		/^(uuid|guid|sid)$/,
		/^id$/,
	],
	caller: [
		/^(caller|callerid|calleridnum|callernumber|callerphone|clientphone|clientnumber|customerphone|contactphone|patient)$/,
		/^(from|fromnumber|src|srcnumber|source|ani|anum)$/,
		/^(phone|client|number)$/,
	],
	did: [
		/^(did|dnis|calleddid|virtualphonenumber|linenumber|line|trunk|diversion)$/,
		/^(called|callednumber|to|tonumber|dst|dstnumber|destination|bnum|callee)$/,
	],
	direction: [
		/^(direction|calldirection|calltype|calltypename|flow)$/,
		/^type$/,
	],
	state: [
		/^(event|eventtype|eventname|action|notificationname|cmd)$/,
		/^(callstate|state|callstatus|status|disposition|result|what)$/,
	],
	at: [ /^(timestamp|eventtime|time|date|datetime|sentat|at|ts|t)$/ ],
	started: [
		/^(start|started|startedat|starttime|callstart|createtime|createdat|begin|begun|calldate|startdate)$/,
	],
	answered: [ /^(answer|answeredat|answertime|answerdate|connectedat)$/ ],
	ended: [
		/^(end|ended|endedat|endtime|finish|finishedat|finishtime|hangupat|hanguptime)$/,
	],
	talk: [
		/^(talk|talked|talktime|talkduration|talktimeduration|billsec|billableseconds|conversationduration)$/,
		/^(duration|callduration|length)$/,
	],
	wait: [
		/^(wait|waittime|waitduration|waittimeduration|rung|ringtime|ringduration|queuetime)$/,
	],
	recording: [
		/^(recording|recordingurl|recordurl|recordlink|callrecordlink|recordfile|record|filelink|fulluri|audio|audiourl|recordingfile)$/,
		/^(link|mp3|wav)$/,
	],
};

const PHONES: readonly OurField[] = [ 'caller', 'did' ];
const TIMES: readonly OurField[] = [ 'at', 'started', 'answered', 'ended' ];

/** As it is compared. */
export const nameOf = ( path: string ): string =>
	path
		.replace( /^.*\./, '' )
		.replace( /^.*\[([^\]]+)\]$/, '$1' )
		.toLowerCase()
		.replace( /[^a-z0-9]/g, '' );

/**
 * Which field is which, by its name and by what it looks like. Only a proposal: the owner sees it at work and corrects it.
 * @param leaves
 */
export function guess(
	leaves: readonly Leaf[]
): Partial< Record< OurField, string > > {
	const found: Partial< Record< OurField, string > > = {};
	const taken = new Set< string >();
	for ( const [ ours, patterns ] of Object.entries( NAMES ) as Array<
		[ OurField, RegExp[] ]
	> ) {
		const path = patterns
			.flatMap( ( pattern ) =>
				leaves.filter(
					( leaf ) =>
						pattern.test( nameOf( leaf.path ) ) &&
						! taken.has( leaf.path ) &&
						fits( ours, leaf )
				)
			)
			.at( 0 )?.path;
		if ( path !== undefined ) {
			found[ ours ] = path;
			taken.add( path );
		}
	}
	return found;
}

function fits( ours: OurField, { looks, value }: Leaf ): boolean {
	if ( TIMES.includes( ours ) ) {
		return looks === 'time';
	}
	// An id of digits alone may look like a phone, and a hidden caller like nothing.
	return PHONES.includes( ours )
		? looks !== 'time'
		: looks !== 'phone' || ours === 'call' || value === '';
}
