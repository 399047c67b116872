/* The programs that tests need beside Node and its packages, and how to get them. Plain Node: nothing is installed yet. */
import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture } from '../install.mjs';

/* Names may end in a star, as Debian's php-fpm8.2 does. */
const program = ( ...names ) => ( {
	isThere: () => Promise.resolve( names.some( isOnPath ) ),
} );

const phpModule = ( name ) => ( {
	isThere: async () => {
		const { output } = await capture( 'php', [ '-m' ] );
		return output.toLowerCase().split( /\s+/ ).includes( name );
	},
} );

export const needs = [
	{ what: 'PHP', debian: [ 'php-cli' ], ...program( 'php' ) },
	{ what: 'PHP-FPM', debian: [ 'php-fpm' ], ...program( 'php-fpm*' ) },
	...[
		[ 'mysqli', 'php-mysql' ],
		[ 'pdo_sqlite', 'php-sqlite3' ],
		[ 'curl', 'php-curl' ],
		[ 'gd', 'php-gd' ],
		[ 'intl', 'php-intl' ],
		[ 'mbstring', 'php-mbstring' ],
		[ 'dom', 'php-xml' ],
		[ 'zip', 'php-zip' ],
	].map( ( [ name, debian ] ) => ( {
		what: `PHP's module ${ name }`,
		debian: [ debian ],
		...phpModule( name ),
	} ) ),
	{ what: 'Composer', debian: [ 'composer' ], ...program( 'composer' ) },
	{
		what: 'MariaDB',
		debian: [ 'mariadb-server' ],
		...program( 'mariadbd' ),
	},
	{ what: 'nginx', debian: [ 'nginx-light' ], ...program( 'nginx' ) },
	// Asterisk sends recordings with it, as a clinic's does.
	{ what: 'curl', debian: [ 'curl' ], ...program( 'curl' ) },
	{ what: 'wrk', debian: [ 'wrk' ], ...program( 'wrk' ) },
	{
		what: 'faketime',
		debian: [ 'faketime' ],
		...program( 'faketime' ),
	},
	{
		what: 'Chromium',
		debian: [ 'chromium', 'fonts-liberation' ],
		isThere: () =>
			Promise.resolve(
				process.env.CHROMIUM !== undefined ||
					[ 'chromium', 'chromium-browser', 'google-chrome' ].some(
						isOnPath
					)
			),
	},
];

/*
 * Without these the tests pass all the same, but take longer. Chromium opens a window for each visitor even where nobody
 * sees it; Playwright's own choice is the same browser without its windows, which loads a screen in half the time.
 */
export const quicker = [
	{
		what: 'Chromium without windows',
		debian: [ 'chromium-headless-shell' ],
		isThere: () =>
			Promise.resolve(
				process.env.CHROMIUM !== undefined ||
					isOnPath( 'chromium-headless-shell' )
			),
	},
];

export async function missing( of ) {
	const answers = await Promise.all( of.map( ( need ) => need.isThere() ) );
	return of.filter( ( need, index ) => ! answers[ index ] );
}

/* The sentence for somebody whose machine we do not touch. */
export function howToInstall( absent ) {
	const packages = [
		...new Set( absent.flatMap( ( need ) => need.debian ) ),
	];
	return [
		`The tests need what is missing on this machine: ${ absent
			.map( ( need ) => need.what )
			.join( ', ' ) }.`,
		`On Debian and Ubuntu:  sudo apt-get install ${ packages.join( ' ' ) }`,
		'Elsewhere install the packages of these names, and set CHROMIUM to the browser if it is not on the path.',
	].join( '\n' );
}

function isOnPath( name ) {
	const folders = ( process.env.PATH ?? '' ).split( delimiter );
	return [ ...folders, '/usr/sbin', '/usr/local/sbin' ].some( ( folder ) =>
		name.endsWith( '*' )
			? namesIn( folder ).some( ( file ) =>
					file.startsWith( name.slice( 0, -1 ) )
				)
			: isExecutable( join( folder, name ) )
	);
}

function namesIn( folder ) {
	try {
		return readdirSync( folder );
	} catch {
		return [];
	}
}

function isExecutable( file ) {
	try {
		accessSync( file, constants.X_OK );
		return true;
	} catch {
		return false;
	}
}
