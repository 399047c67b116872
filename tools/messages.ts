/*
 * npm run types: every php/<Room>/schema/<name>.json becomes types/messages/<room>-<name>.ts.
 * npm run types -- --check fails where the committed types are not those of the schemas.
 */
import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { filesBelow, syncFolder } from './build/files.ts';

const root = resolve( import.meta.dirname, '..' );
const target = join( root, 'types/messages' );
const banner = '/* Made of the schema by `npm run types`; do not edit. */';

async function typesOf( schemaPath: string ): Promise< string > {
	const schema: unknown = JSON.parse(
		readFileSync( join( root, 'php', schemaPath ), 'utf8' )
	);
	return await compile( schema as Parameters< typeof compile >[ 0 ], '', {
		bannerComment: banner,
		additionalProperties: false,
		style: { useTabs: true, tabWidth: 4, singleQuote: true },
		// Bounds of lists are for the validator; as types they would be unions of tuples.
		ignoreMinAndMaxItems: true,
	} );
}

const files = new Map< string, Buffer >();
const titles = new Map< string, string >();
for ( const path of filesBelow( join( root, 'php' ) ) ) {
	const match = /^([A-Za-z]+)\/schema\/([a-z-]+)\.json$/.exec( path );
	if ( ! match?.[ 1 ] || ! match[ 2 ] ) {
		continue;
	}
	const name = `${ match[ 1 ].toLowerCase() }-${ match[ 2 ] }.ts`;
	const code = await typesOf( path );
	for ( const [ , title ] of code.matchAll(
		/export (?:interface|type) (\w+)/g
	) ) {
		const other = titles.get( title ?? '' );
		if ( other !== undefined ) {
			throw new Error(
				`${ path } and ${ other } both make a type ${ title }.`
			);
		}
		titles.set( title ?? '', path );
	}
	files.set( name, Buffer.from( code ) );
}
files.set(
	'index.ts',
	Buffer.from(
		`${ banner }\n${ [ ...files.keys() ]
			.map(
				( name ) => `export * from './${ basename( name, '.ts' ) }';\n`
			)
			.join( '' ) }`
	)
);

if ( process.argv.includes( '--check' ) ) {
	const present = filesBelow( target );
	const wrong = [ ...new Set( [ ...present, ...files.keys() ] ) ].filter(
		( name ) =>
			! present.includes( name ) ||
			! files.get( name )?.equals( readFileSync( join( target, name ) ) )
	);
	wrong.forEach( ( name ) =>
		process.stderr.write(
			`types/messages/${ name } is not what its schema says: npm run types\n`
		)
	);
	process.exitCode = wrong.length > 0 ? 1 : 0;
} else {
	const changes = syncFolder( target, files, () => true );
	process.stdout.write(
		`types/messages: ${ files.size } files, ${ changes } changed\n`
	);
}
