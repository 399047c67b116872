import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the fast door finds them; php/fast-door.php knows the name too. */
export const doorClassesPath = 'php/fast-door-classes.php';

/** As at the head of every class file (layout.ts). */
const GUARD = " defined('ABSPATH') || exit;";

const FIRST = 'Ringwell\\FastDoor\\FastDoor';

/**
 * Named by what the door takes, but of use only where the plan is made anew or tables are changed: such a request may
 * look for them. They, and what they alone speak of, would make the file half as long again for hosts without opcache.
 */
const RARE = [
	'Db\\WpdbConnection',
	'Door\\ListQuery',
	'Lease\\Alarm',
	'Lease\\PoolStore',
	'Number\\NumberSearch',
	'Number\\RoleDesk',
	'Number\\TargetStore',
	'Plan\\PlanBuilder',
	'Schema\\Migration',
	'Schema\\TableCheck',
	'Settings',
	'Source\\PlacementStore',
	'Source\\SourceStore',
];

interface ClassFile {
	/** Below php. */
	path: string;
	/** Not where it asks which file it stands in. */
	isMovable: boolean;
	/** Its namespace, and what comes after that line. */
	namespace: string;
	code: string;
	/** Full names of our classes that it speaks of. */
	names: string[];
	/** Those that must be there before it: its parent, interfaces and traits. */
	needs: string[];
}

/**
 * All classes of the fast door in one file. A request to it takes some eighty classes; PHP finds each in a file of its
 * own in 4 µs, a third of a millisecond in all, where one file takes 20 µs. Whoever edits a class edits its own file:
 * this one is made by the build, and everything but the fast door goes by php/autoload.php as ever.
 */
export function doorClasses( phpFolder: string ): Buffer {
	const reached = reach( phpFolder );
	const parts = inOrder( reached )
		.filter( ( { isMovable } ) => isMovable )
		.map(
			( { path, namespace, code }, index ) =>
				`\n// php/${ path }\nnamespace ${ namespace };${
					index === 0 ? GUARD : ''
				}\n\n${ code }`
		);
	return Buffer.from(
		`<?php\n\ndeclare(strict_types=1);\n\n// Made by npm run build (tools/build/doorClasses.ts) of the files that are named here.\n${ parts.join(
			''
		) }`
	);
}

function reach( phpFolder: string ): Map< string, ClassFile > {
	const reached = new Map< string, ClassFile >();
	const waiting = [ FIRST ];
	for ( let name = waiting.pop(); name !== undefined; name = waiting.pop() ) {
		const file = reached.has( name ) ? null : read( phpFolder, name );
		if ( file !== null ) {
			reached.set( name, file );
			waiting.push( ...file.names );
		}
	}
	return reached;
}

/** Null where there is no such class. */
function read( phpFolder: string, name: string ): ClassFile | null {
	const short = name.split( '\\' ).slice( 1 );
	if ( RARE.includes( short.join( '\\' ) ) || isMigration( short ) ) {
		return null;
	}
	const path = `${ short.join( '/' ) }.php`;
	const file = join( phpFolder, path );
	if ( ! existsSync( file ) ) {
		return null;
	}
	const php = readFileSync( file, 'utf8' );
	const parsed =
		/^<\?php\n+declare\(strict_types=1\);\n+namespace ([\w\\]+);\n+(.*)$/s.exec(
			php
		);
	if ( parsed === null ) {
		throw new Error( `${ path } does not begin as our class files do.` );
	}
	const [ , namespace = '', code = '' ] = parsed;
	const plain = withoutComments( code );
	const resolve = resolver( namespace, plain );
	return {
		path,
		isMovable: ! /__(?:DIR|FILE)__/.test( code ),
		namespace,
		code,
		names: namesIn( plain ).map( resolve ),
		needs: parentsIn( plain ).map( resolve ),
	};
}

function isMigration( [ room, name = '' ]: string[] ): boolean {
	return room === 'Schema' && /^M\d/.test( name );
}

/** Each after what it needs: PHP declares the classes of a file from its top to its end. */
function inOrder( files: Map< string, ClassFile > ): ClassFile[] {
	const ordered = new Set< ClassFile >();
	const add = ( name: string ) => {
		const file = files.get( name );
		if ( file !== undefined && ! ordered.has( file ) ) {
			file.needs.forEach( add );
			ordered.add( file );
		}
	};
	[ ...files.keys() ].sort().forEach( add );
	return [ ...ordered ];
}

function withoutComments( code: string ): string {
	return code.replace( /\/\*.*?\*\//gs, '' ).replace( /^\s*\/\/.*$/gm, '' );
}

/** Every word that may be a class's name; what is none leads to no file. */
function namesIn( code: string ): string[] {
	return [ ...new Set( code.match( /\\?[A-Z]\w*(?:\\[A-Z]\w*)*/g ) ) ];
}

function parentsIn( code: string ): string[] {
	const head =
		/^(?:abstract |final |readonly )*(?:class|interface|enum|trait) \w+([^{]*)\{/m.exec(
			code
		)?.[ 1 ] ?? '';
	const traits = [ ...code.matchAll( /^ {4}use ([\w\\, ]+);/gm ) ].map(
		( [ , names = '' ] ) => names
	);
	return namesIn( [ head, ...traits ].join( ' ' ) );
}

/** How PHP understands a name in this file. */
function resolver(
	namespace: string,
	code: string
): ( name: string ) => string {
	const imports = new Map(
		[ ...code.matchAll( /^use ([\w\\]+?)(?: as (\w+))?;/gm ) ].map(
			( [ , full = '', as ] ) => [
				as ?? full.slice( full.lastIndexOf( '\\' ) + 1 ),
				full,
			]
		)
	);
	return ( name ) => {
		if ( name.startsWith( '\\' ) ) {
			return name.slice( 1 );
		}
		if ( name.startsWith( 'Ringwell\\' ) ) {
			return name;
		}
		const [ first = '', ...rest ] = name.split( '\\' );
		const start = imports.get( first ) ?? `${ namespace }\\${ first }`;
		return [ start, ...rest ].join( '\\' );
	};
}
