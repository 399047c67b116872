import { readOptions } from './options.ts';
import { sayAlarms } from './sayAlarms.ts';
import { sayDoors } from './sayDoors.ts';
import { sayGrid } from './sayGrid.ts';
import { sayPublished } from './sayPublished.ts';
import { sayPhp } from './sayPhp.ts';

/*
 * What a policy is worth, simulated: npm run simulate
 *
 *   npm run simulate                     the published table and its variants, side by side with ours
 *   npm run simulate -- --days 3650      more days, smaller errors; --seed for another history
 *   npm run simulate -- --policy php     a history told to the plugin's own policy, deed by deed beside the copy here
 *   npm run simulate -- --grid           pools and holds: coverage, accuracy, overflow, yield, and what the plugin would choose
 *   npm run simulate -- --doors --days 1 a history told to the doors of a real site, --door rest or fast alone
 *   npm run simulate -- --alarms         how often the owner would be told of an attack while nobody attacks
 */
void main().then( ( code ) => {
	process.exitCode = code;
} );

async function main(): Promise< number > {
	const options = readOptions( process.argv.slice( 2 ) );
	if ( options.policy === 'php' ) {
		return sayPhp( options.days, options.seed );
	}
	if ( options.flags.has( 'grid' ) ) {
		return sayGrid( options.days, options.seed );
	}
	if ( options.flags.has( 'alarms' ) ) {
		await sayAlarms( options.days, options.seed );
		return 0;
	}
	if ( options.flags.has( 'doors' ) ) {
		return sayDoors( options.days, options.seed, options.door );
	}
	sayPublished( options.days, options.seed );
	return 0;
}
