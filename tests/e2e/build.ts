import { repository } from '../environment/paths';
import { run } from '../environment/processes';

/**
 * Browser tests run what ships, so it is built first; a build with nothing to do takes a second.
 * RINGWELL_BUILT says that the caller has done so (npm test).
 */
export default async function build(): Promise< void > {
	if ( process.env.RINGWELL_BUILT !== undefined ) {
		return;
	}
	await run( 'npm', [ 'run', '--silent', 'build' ], { cwd: repository } );
}
