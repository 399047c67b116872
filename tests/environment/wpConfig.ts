import { randomBytes } from 'node:crypto';
import { basename, dirname } from 'node:path';

export type DbConfig =
	| {
			kind: 'mariadb';
			socket: string;
			name: string;
			user: string;
			password: string;
	  }
	| { kind: 'sqlite'; file: string };

interface WpConfigOptions {
	db: DbConfig;
	debugLog: string;
	clockFile: string;
	debug?: boolean;
	/** All web nodes of a site must have the same. */
	salts?: Record< string, string >;
}

const SALTS = [
	'AUTH_KEY',
	'SECURE_AUTH_KEY',
	'LOGGED_IN_KEY',
	'NONCE_KEY',
	'AUTH_SALT',
	'SECURE_AUTH_SALT',
	'LOGGED_IN_SALT',
	'NONCE_SALT',
];

export function newSalts(): Record< string, string > {
	return Object.fromEntries(
		SALTS.map( ( name ) => [ name, randomBytes( 32 ).toString( 'hex' ) ] )
	);
}

/** The text of wp-config.php: everything said aloud, nothing sent out, cron only when asked. */
export function wpConfig( options: WpConfigOptions ): string {
	const constants: Record< string, string | boolean > = {
		...databaseConstants( options.db ),
		DB_CHARSET: 'utf8mb4',
		DB_COLLATE: '',
		WP_DEBUG: options.debug ?? true,
		WP_DEBUG_LOG: options.debugLog,
		WP_DEBUG_DISPLAY: false,
		WP_ENVIRONMENT_TYPE: 'local',
		RINGWELL_TEST_CLOCK: options.clockFile,
		WP_HTTP_BLOCK_EXTERNAL: true,
		WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
		DISABLE_WP_CRON: true,
		AUTOMATIC_UPDATER_DISABLED: true,
		FS_METHOD: 'direct',
	};
	Object.assign( constants, options.salts ?? newSalts() );
	const lines = Object.entries( constants ).map(
		( [ name, value ] ) => `define('${ name }', ${ phpLiteral( value ) });`
	);
	return `<?php

${ lines.join( '\n' ) }

$table_prefix = 'wp_';

if (! defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
`;
}

function databaseConstants( db: DbConfig ): Record< string, string > {
	return db.kind === 'mariadb'
		? {
				DB_NAME: db.name,
				DB_USER: db.user,
				DB_PASSWORD: db.password,
				DB_HOST: `localhost:${ db.socket }`,
			}
		: {
				DB_NAME: 'wordpress',
				DB_USER: '',
				DB_PASSWORD: '',
				DB_HOST: '',
				DB_ENGINE: 'sqlite',
				DB_DIR: `${ dirname( db.file ) }/`,
				DB_FILE: basename( db.file ),
			};
}

function phpLiteral( value: string | boolean ): string {
	return typeof value === 'boolean'
		? String( value )
		: `'${ value.replaceAll( '\\', '\\\\' ).replaceAll( "'", "\\'" ) }'`;
}
