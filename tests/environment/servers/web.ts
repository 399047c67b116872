import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import {
	findProgram,
	run,
	startServer,
	waitFor,
	type Server,
} from '../processes';
import { asRoot } from './root';

export interface WebOptions {
	/** The WordPress folder. */
	root: string;
	/** Configurations, logs and temporary files of the servers. */
	dir: string;
	port: number;
	/** PHP-FPM's socket; kept apart because a socket's path must be short. */
	socket: string;
	workers: number;
	errorLog: string;
	production: boolean;
	/** Further settings of PHP, "name=value". */
	ini?: string[];
	/** Further environment of PHP, such as a clock that is wrong. */
	env?: Record< string, string >;
}

export function freePort(): Promise< number > {
	return new Promise( ( done, fail ) => {
		const server = createServer();
		server.on( 'error', fail );
		server.listen( 0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close( () => {
				done( port );
			} );
		} );
	} );
}

/** nginx in front of several PHP-FPM workers, as a clinic's host runs it, so that requests really race. */
export async function startWeb(
	options: WebOptions
): Promise< [ web: Server, php: Server ] > {
	const nginx = findProgram( 'nginx' );
	const fpm = findProgram( ...phpFpmNames() );
	if ( nginx === null || fpm === null ) {
		throw new Error(
			`${
				nginx === null ? 'nginx' : 'PHP-FPM'
			} is missing: install nginx-light and php-fpm.`
		);
	}
	mkdirSync( join( options.dir, 'temp' ), { recursive: true } );
	const fpmConfig = join( options.dir, 'php-fpm.conf' );
	writeFileSync( fpmConfig, phpFpmConfig( options ) );
	const nginxConfig = join( options.dir, 'nginx.conf' );
	writeFileSync(
		nginxConfig,
		nginxConfigText( options, await packagedConfig( nginx ) )
	);
	const php = startServer(
		'PHP-FPM',
		fpm,
		[
			'--nodaemonize',
			...asRoot( '--allow-to-run-as-root' ),
			'--fpm-config',
			fpmConfig,
			'-d',
			`opcache.revalidate_freq=${ options.production ? 2 : 0 }`,
			'-d',
			'sendmail_path=true',
			...( options.ini ?? [] ).flatMap( ( line ) => [ '-d', line ] ),
		],
		join( options.dir, 'php-fpm.log' ),
		'SIGQUIT',
		options.env
	);
	const web = startServer(
		'nginx',
		nginx,
		[
			'-c',
			nginxConfig,
			'-p',
			options.dir,
			'-e',
			join( options.dir, 'nginx-error.log' ),
			'-g',
			'daemon off;',
		],
		join( options.dir, 'nginx.log' ),
		'SIGTERM'
	);
	const answers = ( path: string ) => () =>
		fetch( `http://127.0.0.1:${ options.port }${ path }` ).then(
			( answer ) => answer.status < 500,
			() => false
		);
	await waitFor( web, answers( '/license.txt' ) );
	await waitFor( php, answers( '/wp-content/index.php' ) );
	return [ web, php ];
}

function phpFpmNames(): string[] {
	const versions = readdirSync( '/usr/sbin' )
		.filter( ( name ) => /^php-fpm\d/.test( name ) )
		.sort();
	return [ 'php-fpm', ...versions.reverse() ];
}

function phpFpmConfig( options: WebOptions ): string {
	const root = process.getuid?.() === 0;
	return `[global]
error_log = ${ join( options.dir, 'php-fpm-error.log' ) }
daemonize = no

[site]
${ root ? 'user = root\ngroup = root\n' : '' }listen = ${ options.socket }
pm = static
pm.max_children = ${ options.workers }
clear_env = no
catch_workers_output = yes
php_admin_value[error_log] = ${ options.errorLog }
php_admin_flag[log_errors] = on
php_admin_flag[display_errors] = off
php_admin_value[memory_limit] = 256M
`;
}

/** Where the package put the lists that every nginx configuration includes; not every system has it in /etc/nginx. */
async function packagedConfig( nginx: string ): Promise< string > {
	const said = await run( 'sh', [ '-c', '"$0" -V 2>&1', nginx ] );
	return dirname(
		/--conf-path=(\S+)/.exec( said )?.[ 1 ] ?? '/etc/nginx/nginx.conf'
	);
}

function nginxConfigText( options: WebOptions, packaged: string ): string {
	const temp = [ 'client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi' ]
		.map(
			( name ) =>
				`\t${ name }_temp_path ${ join( options.dir, 'temp', name ) };`
		)
		.join( '\n' );
	return `${ process.getuid?.() === 0 ? 'user root;\n' : '' }worker_processes 1;
pid ${ join( options.dir, 'nginx.pid' ) };
error_log ${ join( options.dir, 'nginx-error.log' ) };
events { worker_connections 1024; }
http {
	include ${ packaged }/mime.types;
	default_type application/octet-stream;
	keepalive_requests 1000000;
	access_log off;
	# Tests ask from many networks. Nobody but tests reaches this server.
	map $http_x_test_address $visitor_address {
		'' $remote_addr;
		default $http_x_test_address;
	}
	client_max_body_size 8m;
${ temp }
	server {
		listen 127.0.0.1:${ options.port } backlog=1024;
		root ${ options.root };
		index index.php;
		location / {
			try_files $uri $uri/ /index.php?$args;
		}
		location ~ /\\.ht {
			deny all;
		}
		location ~ \\.php(/|$) {
			try_files $fastcgi_script_name =404;
			include ${ packaged }/fastcgi_params;
			# The packaged value has no port, and WordPress would redirect to it for ever.
			fastcgi_param HTTP_HOST $http_host;
			fastcgi_param REMOTE_ADDR $visitor_address;
			fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
			fastcgi_read_timeout 300;
			fastcgi_pass unix:${ options.socket };
		}
	}
}
`;
}
