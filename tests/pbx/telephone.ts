import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { telephony, type Asterisk } from '../environment/servers/asterisk';
import { freeUdpPort } from '../environment/servers/udpPort';
import type { Scenario } from './scenarios';

/** What passed at a telephone, by its own clock; milliseconds since 1970, null where it didn't happen. */
export interface Heard {
	/** When this phone began to ring, or began to ring somebody. */
	began: number | null;
	/** When somebody picked up. */
	answered: number | null;
	/** When somebody hung up. */
	ended: number | null;
}

/** A telephone, played by SIPp. */
export interface Telephone {
	port: number;
	/** Until all of its scenario has happened; fails where something else did. */
	done: Promise< Heard >;
	/** What has passed so far. */
	heard: () => Heard;
	/** All messages so far, as they were. */
	said: () => string;
	/** Tells whoever waits at this phone to hear somebody that somebody is there. */
	goOn: () => Promise< void >;
	/** Takes it off the line: its scenario will never happen. */
	unplug: () => void;
}

export interface TelephoneOptions {
	/** Its folder, and how failures call it. */
	name: string;
	/** Where it listens; else any port. */
	port?: number;
	/** Whether it rings Asterisk; else it waits to be rung. */
	rings?: boolean;
	/** SIPp gives up by itself then. */
	seconds?: number;
}

const LONGEST_SECONDS = 60;

export async function telephone(
	pbx: Asterisk,
	scenario: Scenario,
	options: TelephoneOptions
): Promise< Telephone > {
	const port = options.port ?? ( await freeUdpPort() );
	const root = await telephony();
	const { command, args } = root.command( 'usr/bin/sipp' );
	const dir = join( pbx.home, 'phones', options.name );
	mkdirSync( dir, { recursive: true } );
	const file = join( dir, 'scenario.xml' );
	const messages = join( dir, 'messages' );
	const errors = join( dir, 'errors' );
	writeFileSync( file, scenario );
	const child = spawn(
		command,
		[
			...args,
			...( options.rings === true ? [ `127.0.0.1:${ pbx.port }` ] : [] ),
			...[ '-sf', file, '-i', '127.0.0.1', '-p', String( port ) ],
			...[ '-m', '1', '-nostdin' ],
			...[
				'-timeout',
				`${ options.seconds ?? LONGEST_SECONDS }s`,
				'-timeout_error',
			],
			...[ '-trace_err', '-error_file', errors ],
			...[ '-trace_msg', '-message_file', messages ],
		],
		{
			cwd: dir,
			stdio: 'ignore',
			env: {
				...process.env,
				TERM: 'dumb',
				TERMINFO: join( root.dir, 'usr/share/terminfo' ),
			},
		}
	);
	const read = ( path: string ) =>
		existsSync( path ) ? readFileSync( path, 'utf8' ) : '';
	const done = new Promise< Heard >( ( resolve, reject ) => {
		child.on( 'error', reject );
		child.on( 'exit', ( code ) => {
			if ( code === 0 ) {
				resolve( heard( read( messages ) ) );
				return;
			}
			reject(
				new Error(
					`${ options.name } ended with ${ code }.\n${ read(
						errors
					).slice( -1500 ) }\n${ read( messages ).slice( -3000 ) }`
				)
			);
		} );
	} );
	// Whoever waits for it hears of a failure; until then it is nobody's unhandled one.
	done.catch( () => undefined );
	return {
		port,
		done,
		heard: () => heard( read( messages ) ),
		said: () => read( messages ),
		goOn: () => sendCue( port, read( messages ) ),
		unplug: () => void child.kill( 'SIGKILL' ),
	};
}

/** A message of the conversation that this phone is in, by which SIPp knows for whom it is. */
async function sendCue( port: number, record: string ): Promise< void > {
	const call = /^Call-ID: *(\S+)/im.exec( record )?.[ 1 ];
	assert.ok( call, 'The telephone is in a conversation.' );
	const socket = createSocket( 'udp4' );
	const text = [
		`MESSAGE sip:phone@127.0.0.1:${ port } SIP/2.0`,
		`Via: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bK-${ randomUUID() }`,
		'From: <sip:test@127.0.0.1>;tag=test',
		`To: <sip:phone@127.0.0.1:${ port }>`,
		`Call-ID: ${ call }`,
		'CSeq: 1 MESSAGE',
		'Content-Length: 0',
		'',
		'',
	].join( '\r\n' );
	await new Promise< void >( ( resolve, reject ) =>
		socket.send( text, port, '127.0.0.1', ( error ) =>
			error === null ? resolve() : reject( error )
		)
	);
	socket.close();
}

/** Reads SIPp's record of all messages: a line of dashes with the time, then "sent" or "received", then the message. */
function heard( record: string ): Heard {
	const found: Heard = { began: null, answered: null, ended: null };
	const pattern =
		/^-+ (\S+Z)\nUDP message (?:sent|received) \[\d+\] bytes:\n\n([^\n]*)\n([^]*?)(?=^---)/gm;
	for ( const [
		,
		time = '',
		first = '',
		rest = '',
	] of `${ record }\n---`.matchAll( pattern ) ) {
		const at = Date.parse( time );
		if ( first.startsWith( 'INVITE ' ) ) {
			found.began ??= at;
		} else if (
			/^SIP\/2.0 200 /.test( first ) &&
			/^CSeq: *\d+ INVITE/m.test( rest )
		) {
			found.answered ??= at;
		} else if ( /^(BYE|CANCEL) |^SIP\/2.0 [4-6]\d\d /.test( first ) ) {
			found.ended ??= at;
		}
	}
	return found;
}
