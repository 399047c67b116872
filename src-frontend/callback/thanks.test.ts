import { data } from './scene.ts';
import { thanksOf, type Taken } from './thanks.ts';

const said = ( when: Taken[ 'when' ] ) =>
	thanksOf(
		'{when}',
		'',
		'',
		{ when, zone: 'Europe/Moscow', number: null },
		data
	);

test( 'where staff ring, the time that somebody chose is named', () => {
	const at = '2026-11-24T07:30:00.000Z';
	expect( said( { kind: 'staff', at } ) ).toMatch( /^on .*10:30/ );
	expect( said( { kind: 'staff', at } ) ).toBe( said( { kind: 'at', at } ) );
	expect( said( { kind: 'staff', at: null } ) ).toBe( 'as soon as we can' );
	expect( said( { kind: 'staff' } ) ).toBe( 'as soon as we can' );
} );

test( 'a time that is near is told in minutes', () => {
	expect( said( { kind: 'now', minutes: 4 } ) ).toBe( 'in 4 minutes' );
	expect( said( { kind: 'now', minutes: null } ) ).toBe( 'in a few minutes' );
} );
