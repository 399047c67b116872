/** @jest-environment node */
import { schedule, type Job } from '../../../tools/test/schedule';

const job = ( name: string, cores = 1, needsBuild = false ): Job => ( {
	name,
	cores,
	needsBuild,
} );

/** Runs the jobs; each ends when the test says so. */
function start( jobs: Job[], cores = 2 ) {
	const ends = new Map< string, () => void >();
	const begun: string[] = [];
	const all = schedule( jobs, cores, ( { name } ) => {
		begun.push( name );
		return new Promise( ( done ) => ends.set( name, done ) );
	} );
	const end = async ( name: string ) => {
		ends.get( name )!();
		// What follows an end takes a few turns of promises.
		for ( let turn = 0; turn < 10; turn++ ) {
			await Promise.resolve();
		}
	};
	return { all, begun, end };
}

describe( 'order of the parts of npm test', () => {
	it( 'keeps every core busy, in the order given', async () => {
		const { all, begun, end } = start(
			[ 'a', 'b', 'c' ].map( ( name ) => job( name ) )
		);
		expect( begun ).toEqual( [ 'a', 'b' ] );
		await end( 'b' );
		expect( begun ).toEqual( [ 'a', 'b', 'c' ] );
		await end( 'a' );
		await end( 'c' );
		await all;
	} );

	it( 'lets what needs no build begin beside it, and the rest wait', async () => {
		const { all, begun, end } = start( [
			job( 'Build' ),
			job( 'site', 1, true ),
			job( 'lint' ),
		] );
		expect( begun ).toEqual( [ 'Build', 'lint' ] );
		await end( 'Build' );
		expect( begun ).toEqual( [ 'Build', 'lint', 'site' ] );
		await end( 'lint' );
		await end( 'site' );
		await all;
	} );

	it( 'gives a part of two cores the machine, even where it has one', async () => {
		const { all, begun, end } = start( [ job( 'a' ), job( 'wide', 2 ) ] );
		expect( begun ).toEqual( [ 'a' ] );
		await end( 'a' );
		expect( begun ).toEqual( [ 'a', 'wide' ] );
		await end( 'wide' );
		await all;

		const alone = start( [ job( 'wide', 2 ) ], 1 );
		expect( alone.begun ).toEqual( [ 'wide' ] );
		await alone.end( 'wide' );
		await alone.all;
	} );

	it( 'waits for nothing where nothing is to be done', async () => {
		await expect(
			schedule( [], 2, () => Promise.reject( new Error() ) )
		).resolves.toBeUndefined();
	} );
} );
