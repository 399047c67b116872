import type { Stored } from './clinic';
import type { Flood } from './flood';
import { VISITS } from './senders';

/** As php/Request/Flood.php has it where thirty requests are let through in an hour: before a flood is known. */
const CALM = 5;
/** As php/Request/Gate.php has it: for each of so many reasons. */
const MOST_HELD = 500;

interface Left {
	flood: Flood;
	rows: Stored[];
	/** Phones that the phone system was told to ring. */
	rung: string[];
	/** Mails that were sent while the flood went on. */
	mailsBefore: number;
}

/** Says what became of each kind of program, and what is wrong with it. */
export function audit( { flood, rows, rung, mailsBefore }: Left ): string[] {
	const faults = [ ...new Set( flood.faults ) ];
	process.stdout.write(
		`${ 'sent by programs'.padEnd( 20 ) }    sent  kept, held back  outside  rung\n`
	);
	for ( const [ name, answers ] of flood.answers ) {
		const code = flood.codes.get( name ) ?? '?';
		// One phone for many is of the kind that is known for it.
		const own = rows.filter(
			( { phone } ) =>
				phone.startsWith( code ) ||
				( name === 'one phone' && phone === '+79280000000' )
		);
		const outside = own.filter( ( { held } ) => held === '' ).length;
		const called = rung.filter( ( phone ) =>
			phone.startsWith( code )
		).length;
		const sent = [ ...answers.values() ].reduce( ( sum, n ) => sum + n, 0 );
		process.stdout.write(
			`${ name.padEnd( 20 ) }${ [
				sent,
				own.length - outside,
				outside,
				called,
			]
				.map( ( n, at ) =>
					String( n ).padStart( [ 8, 17, 9, 6 ][ at ]! )
				)
				.join( '' ) }\n`
		);
		const most = name === VISITS.name ? CALM : 0;
		if ( outside > most || called > most ) {
			faults.push(
				`"${ name }": ${ outside } outside of what is held back, ${ called } rung.`
			);
		}
	}
	for ( const phone of flood.patients ) {
		const [ row ] = rows.filter( ( one ) => one.phone === phone );
		const called = rung.filter( ( one ) => one === phone ).length;
		if ( row?.held !== '' || called !== 1 ) {
			faults.push(
				`A patient was rung ${ called } times; held back: "${ row?.held }".`
			);
		}
	}
	const reasons = new Map< string, number >();
	rows.filter( ( { held } ) => held !== '' ).forEach( ( { held } ) => {
		reasons.set( held, ( reasons.get( held ) ?? 0 ) + 1 );
	} );
	for ( const [ reason, count ] of reasons ) {
		// What waited and turned out to be part of a flood comes on top: as many as are let through in an hour, of each kind.
		if ( count > MOST_HELD + 90 ) {
			faults.push( `${ count } are kept for "${ reason }".` );
		}
	}
	process.stdout.write(
		`${ flood.patients.length } patients in between, rung once each; ${ flood.leases } leases; mails during the flood: ${ mailsBefore }; held back by reason: ${ [ ...reasons ].map( ( pair ) => pair.join( ' ' ) ).join( ', ' ) }\n`
	);
	if ( mailsBefore > 0 ) {
		faults.push( `${ mailsBefore } mails were sent.` );
	}
	return faults;
}
