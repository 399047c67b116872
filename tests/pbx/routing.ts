import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Asterisk } from '../environment/servers/asterisk';
import { awaited } from './awaited';
import { dial, ordinary, type Case } from './cases';
import { endAll, endLater, openClinic, type Clinic } from './clinic';
import { plan, startExchange, type Planned } from './exchange';
import { assertCall } from './expected';
import { play } from './play';
import { isLeftAlone, takes, talks, type Scenario } from './scenarios';
import { standIn, type StandIn } from './stand-in';

/*
 * Where the site says that a call shall go, it goes first; where it says nothing of use, or something that would be a
 * command in a dialplan, or nothing at all, the call goes where it always went.
 */
const MARK = 'INJECTED';
/** Where no telephone but the one that the site names may ring. */
const NOWHERE = [ 'Hangup(21)' ];

/** What a web server may say instead of an extension; a file of that name would show that it was obeyed. */
const HOSTILE: Record< string, ( file: string ) => string > = {
	'another application': ( file ) => `x):System(touch ${ file }`,
	'another application behind an extension': () =>
		`299):Set(GLOBAL(${ MARK })=1`,
	'a function': ( file ) => `\${SHELL(touch ${ file })}`,
	'a variable that is set': () => `\${SET(GLOBAL(${ MARK })=1)}`,
	'an expression': () => `299" ] | $[ 1 = 1`,
	'other telephones': () => '299&PJSIP/298',
	'options of Dial': () => '299,20,G(ringwell-out^s^1)',
	'several lines': () => '299\nexten => s,1,System(true)',
	'a page for maintenance': () =>
		'<!doctype html><p>Back soon: 299</p><script>1</script>',
};

/** How long the dialplan waits is looked at where nothing is answered; elsewhere a busy machine shall not matter. */
const patiently = ( dialplan: string ): string =>
	dialplan.replace( /ringwell-post,s,1\(\d,,/g, 'ringwell-post,s,1(20,,' );

const answered = (
	name: string,
	telephones: Scenario[],
	route: Case[ 'route' ]
): Case => ( {
	name,
	patient: ( caller ) => talks( caller, 3 ),
	clinic: () => telephones,
	route,
	result: 'answered',
} );

const hostile = Object.keys( HOSTILE );

let clinic: Clinic;
let asking: Asterisk;
let misled: Asterisk;
let unanswered: Asterisk;
let liar: StandIn;
let branch: Planned;
let person: Planned;
let stranger: Planned;
let late: Planned;
let lied: Planned[];
let file: string;
let giveLateAnswer: () => void;

before( async () => {
	clinic = await openClinic();
	const [ first, again, other, last, ...rest ] = await plan( clinic, [
		answered(
			'a branch that is not there',
			[ isLeftAlone(), takes( 1 ) ],
			( [ , desk ] ) => [ dial( desk ) ]
		),
		answered( 'who rings again', [ takes( 1 ) ], () => NOWHERE ),
		{
			...answered( 'nobody known', [ takes( 1 ) ], () => NOWHERE ),
			isHidden: true,
		},
		ordinary( 'no answer', 3 ),
		...hostile.map( ( name ) => ordinary( name, 2 ) ),
	] );
	const [ extension = '', desk = '' ] = first!.extensions;
	const [ port = 0, deskPort = 0 ] = first!.ports;
	branch = first!;
	person = {
		...again!,
		outside: first!.outside,
		extensions: [ desk ],
		ports: [ deskPort ],
	};
	stranger = { ...other!, extensions: [ extension ], ports: [ port ] };
	late = last!;
	lied = rest;
	const settings = {
		routing: 'both',
		branches: `Main number = ${ extension }`,
		ring_seconds: '5',
	};
	asking = await startExchange( clinic, [ branch, person, stranger ], {
		settings,
		pasted: patiently,
	} );
	file = join( asking.home, MARK );
	const nextAnswer = new Promise< string >( ( done ) => {
		giveLateAnswer = () => done( '299' );
	} );
	liar = await standIn( clinic.site, ( did, event ) => {
		const which = lied.findIndex( ( { number } ) => number === did );
		if ( which >= 0 ) {
			return HOSTILE[ hostile[ which ]! ]!( file );
		}
		return event === 'route' ? nextAnswer : '{"ok":true}';
	} );
	endLater( liar );
	const throughLiar = ( dialplan: string ) =>
		dialplan.replaceAll( clinic.site.url, liar.url );
	misled = await startExchange( clinic, lied, {
		settings,
		pasted: ( dialplan ) => patiently( throughLiar( dialplan ) ),
	} );
	unanswered = await startExchange( clinic, [ late ], {
		settings,
		pasted: throughLiar,
	} );
} );

after( endAll );

void test( 'the branch whose number was dialled rings first, then the telephones that always did', async () => {
	await assertCall( clinic, branch, await play( asking, branch ) );
} );

void test( 'who rings again gets the telephone on which he was spoken with', async () => {
	await assertCall( clinic, person, await play( asking, person ) );
} );

void test( 'who is not known gets the branch', async () => {
	await assertCall( clinic, stranger, await play( asking, stranger ) );
} );

void describe( 'what is no extension is not obeyed', { concurrency: 4 }, () => {
	for ( const [ index, name ] of hostile.entries() ) {
		void test( name, async () => {
			const call = lied[ index ]!;
			const really = await play( misled, call );
			assert.ok( liar.asked.includes( call.number ) );
			await liar.passedOn();
			await assertCall( clinic, call, really );
		} );
	}
} );

void test( 'nothing of what was said was done', async () => {
	assert.equal( existsSync( file ), false );
	const globals = await misled.cli( 'dialplan show globals' );
	assert.doesNotMatch( globals, new RegExp( MARK ) );
} );

void test( 'where no answer comes, the call does not wait for it', async () => {
	const really = await play( unanswered, late, async ( ringing ) => {
		// Were it waited for, nothing would ring.
		await awaited(
			() => ringing().began,
			() => 'Nothing rang'
		);
		assert.ok( liar.asked.includes( late.number ) );
		giveLateAnswer();
	} );
	await liar.passedOn();
	await assertCall( clinic, late, really );
} );

void test( 'Asterisk did not complain', () => {
	for ( const pbx of [ asking, misled, unanswered ] ) {
		assert.deepEqual( pbx.complaints(), [] );
	}
} );
