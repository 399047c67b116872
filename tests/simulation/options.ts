export interface Options {
	days: number;
	seed: number;
	/** Words that choose what is simulated. */
	flags: ReadonlySet< string >;
	policy: string;
	/** Which of the real doors: rest, fast or both. */
	door: string;
}

const FLAGS = [ '--grid', '--alarms', '--doors' ];

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
		door: 'both',
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
		} else if ( arg === '--door' ) {
			options.door = args[ ++i ] ?? '';
		} else if ( FLAGS.includes( arg ) ) {
			options.flags.add( arg.slice( 2 ) );
		} else {
			throw new Error( `Unknown: ${ arg }` );
		}
	}
	if ( ! [ 'typescript', 'php' ].includes( options.policy ) ) {
		throw new Error( '--policy is typescript or php.' );
	}
	if ( ! [ 'rest', 'fast', 'both' ].includes( options.door ) ) {
		throw new Error( '--door is rest, fast or both.' );
	}
	return options;
}
