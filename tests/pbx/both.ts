import { cases, ownCalls } from './cases';
import { playEveryCase } from './suite';

/* A clinic may have pasted the dialplan and run the bridge too: what both tell is one call. */
const NAMES = [
	'is answered',
	'is missed: the patient puts down while it rings',
	'waits in a queue and is answered',
	'is handed on at once',
	'is handed on after a word with the colleague',
	'comes from a hidden number',
];

playEveryCase(
	[ 'dialplan', 'bridge' ],
	[ ...cases.filter( ( { name } ) => NAMES.includes( name ) ), ...ownCalls ]
);
