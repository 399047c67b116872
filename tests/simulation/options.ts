export interface Options {
	days: number;
	seed: number;
	/** Words that choose what is simulated. */
	flags: ReadonlySet< string >;
	policy: string;
}

/**
 * "--days 365 --seed 1 --grid"
 * @param args
 */
export function readOptions( args: readonly string[] ): Options {
	const options = {
		days: 365,
		seed: 1,
		flags: new Set< string >(),
		policy: 'typescript',
	};
	for ( let i = 0; i < args.length; i++ ) {
		const arg = args[ i ] ?? '';
		if ( arg === '--days' || arg === '--seed' ) {
			const value = Number( args[ ++i ] );
			if ( ! Number.isInteger( value ) || value < 1 ) {
				throw new Error( `${ arg } wants a whole number.` );
			}
			options[ arg === '--days' ? 'days' : 'seed' ] = value;
		} else if ( arg === '--policy' ) {
			options.policy = args[ ++i ] ?? '';
		} else if ( arg === '--grid' ) {
			options.flags.add( 'grid' );
		} else {
			throw new Error( `Unknown: ${ arg }` );
		}
	}
	if ( ! [ 'typescript', 'php' ].includes( options.policy ) ) {
		throw new Error( '--policy is typescript or php.' );
	}
	return options;
}
