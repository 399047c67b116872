import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { phoneError } from '../../src-frontend/callback/check';
import {
	habitOf,
	lengthOf,
	REGIONS,
	type Habit,
} from '../../src-frontend/callback/habits';
import { mask } from '../../src-frontend/callback/mask';
import { wholePhone } from '../../src-frontend/callback/readPhone';
import { data } from '../../src-frontend/callback/scene';

/*
 * What the form's script believes of each country's numbers, against libphonenumber and what the server makes of the same
 * texts: no patient is told that his number is wrong, and none is read as another's.
 */
const seed = Number( process.env.RINGWELL_SEED ?? 20261123 );

interface Known {
	examples: Record< string, { mobile: string; fixed: string } >;
	read: Array< [ e164: string, kind: string ] | null >;
}

const askPhp = ( texts: Array< readonly [ string, string ] > ): Known => {
	const { stdout, stderr, status } = spawnSync(
		'php',
		[ join( __dirname, 'habits.php' ) ],
		{
			input: JSON.stringify( { regions: REGIONS, texts } ),
			encoding: 'utf8',
			maxBuffer: 64 * 1024 * 1024,
		}
	);
	if ( status !== 0 ) {
		throw new Error( stderr + stdout );
	}
	return JSON.parse( stdout ) as Known;
};

const digitsOf = ( text: string ) => text.replace( /\D/g, '' );
const { examples } = askPhp( [] );

/** An example's own digits, without its country's code. */
const bare = ( text: string, { code }: Habit ) =>
	digitsOf( text ).slice( code.length );

/** In any way in which people write it at home or abroad. */
const inAnyHabit = ( number: string, habit: Habit ): string[] => [
	number,
	...habit.trunks.map( ( trunk ) => trunk + number ),
	habit.code + number,
	`+${ habit.code } ${ number }`,
	// Dialled in the countries of the Soviet Union for decades, by some still.
	`8${ number }`,
	`00${ habit.code }${ number }`,
	`810${ habit.code }${ number }`,
];

test.each( REGIONS )(
	'%s: its examples are whole, and grouped as libphonenumber writes the mobile one',
	( region ) => {
		const habit = habitOf( region )!;
		const { mobile, fixed } = examples[ region ]!;
		for ( const example of [ mobile, fixed ] ) {
			const number = bare( example, habit );
			expect( number ).toHaveLength( lengthOf( habit ) );
			const own = [ '', ...habit.trunks, habit.code, `+${ habit.code }` ];
			for ( const prefix of own ) {
				expect( wholePhone( prefix + number, habit ) ).toBe(
					`+${ habit.code }${ number }`
				);
			}
		}
		// Kazakhs write theirs as Russians do.
		const typed = `+${ digitsOf( mobile ) }`;
		expect(
			mask( { value: typed, caret: typed.length }, habit ).value
		).toBe( region === 'KZ' ? '+7 771 000-99-98' : mobile );
	}
);

test( 'whatever the server takes for a number of the country, the browser lets through, and reads no other in it', () => {
	const digits = ( length: number ) =>
		fc
			.array( fc.integer( { min: 0, max: 9 } ), {
				minLength: length,
				maxLength: length,
			} )
			.map( ( list ) => list.join( '' ) );
	const texts = REGIONS.flatMap( ( region ) => {
		const habit = habitOf( region )!;
		const { mobile, fixed } = examples[ region ]!;
		const length = lengthOf( habit );
		const numbers = [
			...[ mobile, fixed ].flatMap( ( example ) =>
				fc
					.sample( digits( length - 2 ), { numRuns: 12, seed } )
					.map(
						( end ) => bare( example, habit ).slice( 0, 2 ) + end
					)
			),
			...[ length - 1, length, length + 1 ].flatMap( ( some ) =>
				fc.sample( digits( some ), { numRuns: 8, seed } )
			),
		];
		return numbers
			.flatMap( ( number ) => inAnyHabit( number, habit ) )
			.map( ( text ) => [ region, text ] as const );
	} );
	const { read } = askPhp( texts );
	let taken = 0;
	const lies = texts.filter( ( [ region, text ], index ) => {
		const habit = habitOf( region )!;
		const [ e164, kind ] = read[ index ] ?? [ '', 'other' ];
		if ( kind === 'other' || ! e164.startsWith( `+${ habit.code }` ) ) {
			return false;
		}
		taken++;
		const whole = wholePhone( text, habit );
		const isRefused = phoneError( text, habit, data.texts ) !== '';
		return isRefused || ( whole !== null && whole !== e164 );
	} );
	expect( taken ).toBeGreaterThan( texts.length / 5 );
	expect(
		lies.map( ( [ region, text ] ) => {
			const at = texts.findIndex(
				( one ) => one[ 0 ] === region && one[ 1 ] === text
			);
			return [ region, text, read[ at ] ];
		} )
	).toEqual( [] );
} );

test.each( [ 'DE', 'GB', 'IL', 'EE', 'AT', 'IT', '', 'XX' ] )(
	'where lengths vary, nothing is believed: %s',
	( region ) => expect( habitOf( region ) ).toBeUndefined()
);
