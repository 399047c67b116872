/*
 * npm start: from a fresh clone to a clinic's site in the browser, with nothing but Node.
 *
 * This file runs before anything is installed, so it uses Node alone; what comes after the build is
 * tests/environment/start.ts.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { installPackages, root, runStep } from './install.mjs';

try {
	await installPackages();
	await runStep( 'Build', 'npm', [ 'run', '--silent', 'build' ] );
} catch ( error ) {
	process.stderr.write( `\n${ error.message }\n` );
	process.exit( 1 );
}

const site = spawn(
	process.execPath,
	[
		'--import=tsx',
		join( root, 'tests/environment/start.ts' ),
		...process.argv.slice( 2 ),
	],
	{ cwd: root, stdio: 'inherit' }
);
// Ctrl-C reaches the site as well, a supervisor's signal only us. The site stops in order at the first; its end is ours.
for ( const signal of [ 'SIGINT', 'SIGTERM' ] ) {
	process.on( signal, () => site.kill( signal ) );
}
site.on( 'exit', ( code ) => process.exit( code ?? 1 ) );
