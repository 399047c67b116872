/** @jest-environment node */
import { createHmac } from 'node:crypto';
import { fetchOrders, readOrder, type Order } from '../../../bridge/orders';
import { fakeSite, until, type FakeSite } from './fakes';

const SECRET = 'the same in the connection';
const SAID = {
	command: 'rw0123456789abcdef01234567',
	clinic: '101',
	patient: '89161234567',
	number: '84951112233',
	from: '79161234567',
	did: '74951112233',
	clinic_seconds: 30,
	patient_seconds: 45,
};

let site: FakeSite;
let asking: ReturnType< typeof fetchOrders > | null = null;
let orders: Order[];
let said: string[];
let isReady: boolean;

beforeEach( async () => {
	site = await fakeSite();
	[ orders, said, isReady ] = [ [], [], true ];
} );

afterEach( async () => {
	await asking?.stop();
	asking = null;
	await site.stop();
} );

const answer = ( body: unknown, status = 200 ) => {
	site.answer = { status, body: JSON.stringify( body ) };
};

const ask = () => {
	asking = fetchOrders( {
		site: site.url,
		secret: SECRET,
		log: ( line ) => said.push( line ),
		isReady: () => isReady,
		onOrder: ( order ) => orders.push( order ),
		patience: { first: 10, longest: 50 },
	} );
};

const lastTime = () =>
	Number( /t=(\d+)$/.exec( site.requests.at( -1 )!.body )![ 1 ] );

test( 'asks again and again, signed, and hands on what it is given', async () => {
	answer( { ok: true, orders: [ SAID ] } );
	ask();
	await until( () => orders.length >= 2, 'Two answers' );

	expect( orders[ 0 ] ).toEqual( {
		command: SAID.command,
		clinic: '101',
		patient: '89161234567',
		number: '84951112233',
		from: '79161234567',
		did: '74951112233',
		clinicSeconds: 30,
		patientSeconds: 45,
	} );
	const { body, headers } = site.requests[ 0 ]!;
	const t = /^orders=1&t=(\d+)$/.exec( body )![ 1 ]!;
	expect( headers[ 'x-ringwell-signature' ] ).toBe(
		`t=${ t },v1=${ createHmac( 'sha256', SECRET )
			.update( `${ t }.${ body }` )
			.digest( 'hex' ) }`
	);
} );

test( 'asks nothing while there is no Asterisk to ring by', async () => {
	isReady = false;
	answer( { ok: true, orders: [] } );
	ask();
	await new Promise( ( done ) => setImmediate( done ) );
	expect( site.requests ).toEqual( [] );
	isReady = true;
	await until( () => site.requests.length > 0, 'The question' );
} );

test( 'a clock that is off is set by the site’s', async () => {
	const hour = 3600;
	answer(
		{
			code: 'ringwell_other_clock',
			now: Math.floor( Date.now() / 1000 ) + hour,
		},
		409
	);
	ask();
	await until( () => said.length > 0, 'The word about it' );
	answer( { ok: true, orders: [] } );
	const before = site.requests.length;
	await until( () => site.requests.length > before + 1, 'The next question' );

	expect( lastTime() - Date.now() / 1000 ).toBeGreaterThan( hour - 60 );
} );

test.each( [
	[ 'a page', 200, '<html>' ],
	[ 'an error', 503, '{"ok":true,"orders":[]}' ],
	[ 'a refusal', 403, '{"code":"ringwell_wrong_signature"}' ],
	[ 'an answer without orders', 200, '{"ok":true}' ],
	[ 'nothing', 200, 'null' ],
] )(
	'%s is said once, and it is asked again',
	async ( _name, status, body ) => {
		site.answer = { status, body };
		ask();
		await until( () => site.requests.length > 2, 'The third question' );
		expect( said ).toHaveLength( 1 );
		answer( { ok: true, orders: [ SAID ] } );
		await until( () => orders.length > 0, 'The order' );

		expect( said.at( -1 ) ).toBe(
			'The site can be asked for callbacks again.'
		);
		expect( said.join() ).not.toContain( '7916' );
	}
);

test( 'one that can’t be read does not hold up the others', async () => {
	answer( { ok: true, orders: [ { ...SAID, clinic: 'x' }, 'x', SAID ] } );
	ask();
	await until( () => orders.length > 0, 'The order' );

	expect( said[ 0 ] ).toContain( 'can’t be read' );
} );

test.each< [ string, unknown ] >( [
	[ 'command', 'rw1' ],
	[ 'command', `${ SAID.command }\r\nAction: Command` ],
	[ 'command', null ],
	[ 'clinic', '101,102' ],
	[ 'clinic', '101\r\nApplication: System' ],
	[ 'clinic', 'Local/101@other' ],
	[ 'clinic', 'PJSIP/${SHELL(id)}' ],
	[ 'clinic', 'PJSIP/101@elsewhere' ],
	[ 'clinic', '1' ],
	[ 'patient', '7916123456789012' ],
	[ 'patient', '+7916123\n' ],
	[ 'patient', '*100#' ],
	[ 'patient', 79161234567 ],
	[ 'number', '7495,x=1' ],
	[ 'from', '' ],
	[ 'did', '${X}' ],
	[ 'clinic_seconds', 4 ],
	[ 'clinic_seconds', 121 ],
	[ 'clinic_seconds', '30' ],
	[ 'patient_seconds', 45.5 ],
	[ 'patient_seconds', undefined ],
] )( 'an order whose %s is %j is none', ( name, value ) => {
	expect( readOrder( { ...SAID, [ name ]: value } ) ).toBeNull();
} );

test.each( [ null, 'x', 1, [], {} ] )( '%j is no order', ( value ) => {
	expect( readOrder( value ) ).toBeNull();
} );

test.each( [ '101', '+74951112233', 'PJSIP/reception-1', 'SIP/101' ] )(
	'%s may be rung first',
	( clinic ) => {
		expect( readOrder( { ...SAID, clinic } )?.clinic ).toBe( clinic );
	}
);
