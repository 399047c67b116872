import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './layout.ts';

/** Where the bridge lies in the plugin, from where it is downloaded to the phone system. */
export const bridgePath = 'bridge/ringwell-bridge.cjs';

const LICENCE =
	'/* Ringwell’s bridge between Asterisk and your site. GPL-2.0-or-later; asterisk-manager in it is under the MIT licence, copyright 2012-2017 Philipp Dunkel, Igor Escobar and others. */';

/** All of it in one file that needs Node alone; not minified, so that whoever installs it can read it. */
export async function bundleBridge(): Promise< Buffer > {
	const { outputFiles } = await build( {
		entryPoints: [ join( root, 'bridge/main.ts' ) ],
		bundle: true,
		write: false,
		platform: 'node',
		target: 'node18',
		format: 'cjs',
		charset: 'utf8',
		legalComments: 'inline',
		banner: { js: LICENCE },
		logLevel: 'warning',
	} );
	return Buffer.from( outputFiles[ 0 ]!.contents );
}
