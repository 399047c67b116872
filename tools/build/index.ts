/*
 * npm run build       dist/ringwell and dist/ringwell-demo: everything
 * npm run build:php   the same without the bundles, for work on PHP (a second)
 * npm run dev         builds, then keeps dist/ringwell up to date until stopped
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { translationFiles } from '../i18n/compile.ts';
import { bridgePath, bundleBridge } from './bridge.ts';
import { bundles, readBundles, wpScripts } from './bundles.ts';
import { syncDemo } from './demo.ts';
import { syncFolder } from './files.ts';
import { copiedFiles, dist, root } from './layout.ts';
import { watchTree } from './watch.ts';

const flags = new Set( process.argv.slice( 2 ) );
const inBundles = ( path: string ) => path.startsWith( 'build/' );

const bridge = await bundleBridge();

function syncPhp(): number {
	const files = new Map( [
		...copiedFiles(),
		...translationFiles(),
		[ bridgePath, bridge ] as const,
	] );
	return syncFolder( dist, files, ( path ) => ! inBundles( path ) );
}

async function dev(): Promise< void > {
	const output = join( root, '.cache/bundles/development' );
	// In a fresh clone webpack makes it only later, and what is not there can't be watched.
	mkdirSync( output, { recursive: true } );
	let timer: NodeJS.Timeout | undefined;
	const soon = () => {
		clearTimeout( timer );
		timer = setTimeout( () => {
			const changes =
				syncPhp() +
				syncDemo() +
				syncFolder( dist, readBundles( output ), inBundles );
			if ( changes > 0 ) {
				process.stdout.write( `dist: ${ changes } files changed\n` );
			}
		}, 150 );
	};
	for ( const folder of [ 'plugin', 'php', 'vendor-prefixed', 'demo' ] ) {
		watchTree( join( root, folder ), soon );
	}
	const watching = wpScripts( [ 'start', `--output-path=${ output }` ] );
	watchTree( output, soon );
	await watching;
}

const started = Date.now();
let changes = syncPhp();
if ( ! flags.has( '--php' ) ) {
	changes += syncDemo();
}
if ( flags.has( '--watch' ) ) {
	await dev();
} else if ( ! flags.has( '--php' ) ) {
	changes += syncFolder(
		dist,
		await bundles( flags.has( '--force' ) ),
		inBundles
	);
}
process.stdout.write(
	`dist: ${ changes } files changed in ${ ( Date.now() - started ) / 1000 } s\n`
);
