import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { doorClasses, doorClassesPath } from './doorClasses.ts';
import { filesBelow } from './files.ts';

export const root = resolve( import.meta.dirname, '../..' );
export const dist = join( root, 'dist/ringwell' );

interface Part {
	/** Folder in the repository. */
	from: string;
	/** Folder in the plugin, "" for its top. */
	to: string;
	ships: RegExp;
}

/** What of the repository becomes part of the plugin as it is. Bundles and translations are made. */
const parts: Part[] = [
	{
		from: 'plugin',
		to: '',
		ships: /^(ringwell\.php|uninstall\.php|readme\.txt|languages\/[^/]+\.(po|pot)|assets\/.+\.(svg|png|webp|css|php))$/,
	},
	{ from: 'php', to: 'php', ships: /\.(php|json)$/ },
	{ from: 'types', to: 'types', ships: /^ringwell\.d\.ts$/ },
	{
		from: 'vendor-prefixed',
		to: 'vendor-prefixed',
		ships: /(\.php|\/LICENSE[^/]*)$/,
	},
];

/** Path in the plugin => content, for all that is no bundle and no translation. */
export function copiedFiles(): Map< string, Buffer > {
	const files = new Map< string, Buffer >();
	for ( const { from, to, ships } of parts ) {
		for ( const path of filesBelow( join( root, from ) ) ) {
			if ( ships.test( path ) ) {
				const content = readFileSync( join( root, from, path ) );
				files.set(
					join( to, path ),
					path.endsWith( '.php' ) ? guarded( content ) : content
				);
			}
		}
	}
	files.set( doorClassesPath, doorClasses( join( root, 'php' ) ) );
	files.set( 'LICENSE', readFileSync( join( root, 'LICENSE' ) ) );
	return files;
}

/**
 * A class file that is opened by its own address would end in a fatal error with a path in it, where the server shows
 * errors, because nothing loads what the class extends. The guard stands on the line of the namespace, so that line
 * numbers stay those of the source.
 */
function guarded( php: Buffer ): Buffer {
	return Buffer.from(
		php
			.toString()
			.replace(
				/^(namespace [\w\\]+;)$/m,
				"$1 defined('ABSPATH') || exit;"
			)
	);
}

/** What may be in the release zip. A file of another kind in dist/ringwell is left out, and named. */
export const allowedInZip: RegExp[] = [
	/^(ringwell\.php|uninstall\.php|readme\.txt|LICENSE)$/,
	/^assets\/.+\.(svg|png|webp|css|php)$/,
	/^php\/.+\.(php|json)$/,
	/^types\/ringwell\.d\.ts$/,
	/^vendor-prefixed\/.+(\.php|\/LICENSE[^/]*)$/,
	/^build\/.+\.(js|css|asset\.php)$/,
	/^bridge\/ringwell-bridge\.cjs$/,
	/^languages\/[^/]+\.(po|pot|mo|l10n\.php|json)$/,
];
