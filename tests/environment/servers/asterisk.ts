import { randomBytes } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianRoot, type DebianRoot } from '../debianRoot';
import { noteServers, sweep } from '../leftovers';
import { cacheDir } from '../paths';
import { run, startServer, waitFor, type Server } from '../processes';
import { freeUdpPort } from './udpPort';
import { freePort } from './web';

/** The branch that the tests were made for; sid goes on by itself. */
const EXPECTED = '22';

export interface AsteriskOptions {
	/** Configuration files by name, but for those that say where things lie and which ports are used. */
	config: Record< string, string >;
	say?: ( line: string ) => void;
}

/** An Asterisk of its own: its folders, its ports, reached by this machine alone. */
export interface Asterisk extends Server {
	version: string;
	/** SIP over UDP at 127.0.0.1. */
	port: number;
	/** The manager interface, also at 127.0.0.1; its users are in config's manager.conf. */
	managerPort: number;
	/** Holds log/messages, spool/monitor and what else it writes. */
	home: string;
	/** What its log complains of in calls, mistakes in a dialplan mostly; that a busy machine's site was slow is none. */
	complaints: () => string[];
	/** A command of its console: what it answers. */
	cli: ( command: string ) => Promise< string >;
	/** Puts another configuration file in place; the command makes Asterisk read it. */
	configure: (
		file: string,
		text: string,
		command: string
	) => Promise< void >;
}

/** Asterisk and SIPp, which plays the phones, from Debian sid: bookworm has no Asterisk. */
export const telephony = (): Promise< DebianRoot > =>
	debianRoot( [ 'asterisk', 'sid' ], 'sid', [ 'asterisk', 'sip-tester' ] );

export async function startAsterisk( {
	config,
	say = () => undefined,
}: AsteriskOptions ): Promise< Asterisk > {
	const root = await telephony();
	const program = root.command( 'usr/sbin/asterisk' );
	const version = /\d+(\.\d+)+/.exec(
		await run( program.command, [ ...program.args, '-V' ] )
	)![ 0 ];
	say( `Asterisk ${ version } from Debian sid` );
	if ( ! version.startsWith( `${ EXPECTED }.` ) ) {
		say(
			`Warning: the tests were made for Asterisk ${ EXPECTED }; this is ${ version }.`
		);
	}
	await sweep( cacheDir( 'sites' ) );
	const home = cacheDir(
		'sites',
		`run-${ process.pid }-asterisk-${ randomBytes( 3 ).toString( 'hex' ) }`
	);
	// Its console is a socket, whose path must be short.
	const sockets = mkdtempSync( join( tmpdir(), 'ringwell-asterisk-' ) );
	const etc = join( home, 'etc' );
	for ( const folder of [ 'etc', 'var', 'db', 'spool', 'log' ] ) {
		mkdirSync( join( home, folder ), { recursive: true } );
	}
	const port = await freeUdpPort();
	const managerPort = await freePort();
	const files: Record< string, string > = {
		...config,
		'asterisk.conf': placesText( root, home, sockets ),
		'modules.conf': '[modules]\nautoload = yes\n',
		'logger.conf': '[logfiles]\nmessages => notice,warning,error,verbose\n',
		'pjsip.conf': `${ transportText( port ) }\n${
			config[ 'pjsip.conf' ] ?? ''
		}`,
		'manager.conf': `${ managerText( managerPort ) }\n${
			config[ 'manager.conf' ] ?? ''
		}`,
	};
	for ( const [ name, text ] of Object.entries( files ) ) {
		writeFileSync( join( etc, name ), text );
	}
	const settings = [ '-C', join( etc, 'asterisk.conf' ) ];
	const cli = ( command: string ) =>
		run( program.command, [
			...program.args,
			...settings,
			'-rx',
			command,
		] );
	const server = startServer(
		'Asterisk',
		program.command,
		[ ...program.args, '-f', ...settings ],
		join( home, 'log', 'console' )
	);
	noteServers( home, [ server ] );
	const stop = async () => {
		await server.stop();
		rmSync( sockets, { recursive: true, force: true } );
		rmSync( home, { recursive: true, force: true } );
	};
	try {
		await waitFor( server, async () =>
			existsSync( join( sockets, 'asterisk.ctl' ) )
				? cli( 'core waitfullybooted' ).then(
						( text ) => text.includes( 'fully booted' ),
						() => false
					)
				: false
		);
	} catch ( error ) {
		await stop();
		throw error;
	}
	return {
		...server,
		version,
		port,
		managerPort,
		home,
		complaints: () =>
			readFileSync( join( home, 'log/messages' ), 'utf8' )
				.split( '\n' )
				.filter(
					( line ) =>
						/\b(WARNING|ERROR)\[\d+\]\[C-/.test( line ) &&
						! /func_curl\.c: .*timed out/.test( line )
				),
		cli,
		configure: async ( file, text, command ) => {
			writeFileSync( join( etc, file ), text );
			await cli( command );
		},
		stop,
	};
}

function placesText( root: DebianRoot, home: string, sockets: string ): string {
	const modules = root.libraries
		.map( ( folder ) => join( folder, 'asterisk/modules' ) )
		.find( existsSync );
	const places = {
		astetcdir: join( home, 'etc' ),
		astmoddir: modules,
		astvarlibdir: join( home, 'var' ),
		astdbdir: join( home, 'db' ),
		astkeydir: join( home, 'var' ),
		astdatadir: join( root.dir, 'usr/share/asterisk' ),
		astagidir: join( home, 'var' ),
		astspooldir: join( home, 'spool' ),
		astrundir: sockets,
		astlogdir: join( home, 'log' ),
		astsbindir: join( root.dir, 'usr/sbin' ),
	};
	return [
		'[directories]',
		...Object.entries( places ).map(
			( [ name, place ] ) => `${ name } => ${ place }`
		),
		'[options]',
		'verbose = 4',
		// The package's voices are in a folder of their own; "en" is a link that installing makes.
		'defaultlanguage = en_US_f_Allison',
		'',
	].join( '\n' );
}

const transportText = ( port: number ): string => `[udp]
type = transport
protocol = udp
bind = 127.0.0.1:${ port }
`;

const managerText = ( port: number ): string => `[general]
enabled = yes
bindaddr = 127.0.0.1
port = ${ port }
`;
