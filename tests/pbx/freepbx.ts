import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readDebugLog } from '../environment/site';
import type { Asterisk } from '../environment/servers/asterisk';
import { cases, ordinary, ownCalls, type Case } from './cases';
import { endAll, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned } from './exchange';
import { assertCall } from './expected';
import { play } from './play';

/* The dialplan that is made for FreePBX, hooked into what FreePBX's own looks like there. */
const toExtension: Case[ 'route' ] = ( [ desk = '' ] ) => [
	`Goto(from-did-direct,${ desk },1)`,
];
const toQueue: Case[ 'route' ] = ( [ desk = '' ] ) => [
	`Goto(ext-queues,9${ desk },1)`,
];

const ROUTES: Record< string, Case[ 'route' ] > = {
	'is answered': toExtension,
	'is missed: the patient puts down while it rings': toExtension,
	'comes from a hidden number': toExtension,
	'waits in a queue and gives up': toQueue,
	'waits in a queue and is answered': toQueue,
};

/** A ring group: its calls are known by their end. */
const inGroup: Case = {
	...ordinary( 'is answered in a group', 3 ),
	route: ( extensions ) => [
		'Set(__NODEST=600)',
		'Set(_DIAL_OPTIONS=${DIAL_OPTIONS}U(macro-auto-blkvm))',
		...toExtension( extensions, [] ),
	],
};

const played: Case[] = [
	inGroup,
	...cases.flatMap( ( one ) => {
		const route = ROUTES[ one.name ];
		return route === undefined ? [] : [ { ...one, route } ];
	} ),
	...ownCalls.filter( ( { goes } ) => goes === 'out' ),
];

let clinic: Clinic;
let pbx: Asterisk;
let planned: Planned[];

before( async () => {
	clinic = await openClinic();
	planned = await plan( clinic, played );
	pbx = await startExchange( clinic, planned, {
		adapter: 'freepbx',
		settings: { outgoing: 'yes' },
	} );
} );

after( endAll );

void describe( 'a call that FreePBX leads', { concurrency: 6 }, () => {
	for ( const [ index, { name } ] of played.entries() ) {
		void test( name, async () => {
			const call = planned[ index ]!;
			await assertCall( clinic, call, await play( pbx, call ) );
		} );
	}
} );

void test( 'neither PHP nor Asterisk complained', () => {
	assert.equal( readDebugLog( clinic.site ), '' );
	assert.deepEqual( pbx.complaints(), [] );
} );
