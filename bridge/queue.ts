import { createHash } from 'node:crypto';
import {
	closeSync,
	existsSync,
	mkdirSync,
	openSync,
	readFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { replaceFile, writeThrough } from './files';
import type { Log } from './log';
import type { Message } from './message';

/**
 * Messages on the disk until the site has taken them: in order, each at least once.
 *
 * A file that is only appended to, and flushed before a message counts as kept. Each line carries a checksum, so a line
 * that a crash or a power cut left half is known and dropped: it was never kept. How far the site has taken them is
 * in a file of its own, replaced whole. It names the generation of the log, because the log is written anew when
 * it has grown. A place that is lost or of another generation only means that messages are sent again.
 */
export interface Queue {
	/** How many messages wait. */
	waiting: () => number;
	first: () => Message | undefined;
	/** Keeps messages; they are on the disk when this returns, unless the disk refuses, which is said. */
	push: ( messages: readonly Message[] ) => void;
	/** The first one has been taken. */
	done: () => void;
	close: () => void;
}

interface Line {
	text: string;
	message: Message;
}

const LOG = 'queue.log';
const PLACE = 'queue.place';
const HEAD = 'ringwell-bridge-queue ';
/** What has been sent may take this much of the disk before the log is written anew. */
const TIDY_AFTER = 256 * 1024;
const CHECKSUM = 8;

export function openQueue(
	folder: string,
	{ limit, log }: { limit: number; log: Log }
): Queue {
	mkdirSync( folder, { recursive: true, mode: 0o700 } );
	const path = join( folder, LOG );
	const before = readLog( path, log );
	const place = readPlace( join( folder, PLACE ) );
	let generation = before.generation;
	let sent = place.generation === generation ? place.sent : 0;
	let lines = before.lines.slice( sent );
	let size = 0;
	let file = -1;
	let isWhole = false;
	// Beyond it the oldest go.
	let ceiling = limit;
	try {
		rewrite();
	} catch ( error ) {
		if ( ! isFull( error ) ) {
			throw error;
		}
		// What the old log holds is in it still, and what comes now is better in memory than not heard.
		unkept( error );
	}

	/** What waits, as a new log of the next generation: what is half or sent is not in it. */
	function rewrite(): void {
		const text = `${ HEAD }${ generation + 1 }\n${ textOf( lines ) }`;
		replaceFile( folder, LOG, text );
		generation++;
		size = Buffer.byteLength( text );
		sent = 0;
		isWhole = false;
		const former = file;
		file = openSync( path, 'a' );
		isWhole = true;
		if ( former >= 0 ) {
			closeSync( former );
		}
	}

	function unkept( error: unknown ): void {
		log(
			`WARNING: the queue can't be written (${
				( error as Error ).message
			}); ${ lines.length } messages are in memory alone.`
		);
	}

	function append( added: readonly Line[] ): void {
		lines.push( ...added );
		try {
			if ( isWhole ) {
				const text = textOf( added );
				isWhole = false;
				writeThrough( file, text );
				isWhole = true;
				size += Buffer.byteLength( text );
			} else {
				// The last time failed half-way: what came after would be joined to the half line.
				rewrite();
			}
		} catch ( error ) {
			unkept( error );
		}
	}

	/** A site that never comes back must not fill the phone system's disk: the oldest go, and it is said. */
	function shrink(): void {
		const all = lines;
		const count = Math.ceil( lines.length / 10 );
		lines = lines.slice( count );
		try {
			rewrite();
			ceiling = limit;
		} catch ( error ) {
			// Nothing is thrown away for a log that can't be made smaller; it is tried again when it has grown some more.
			lines = all;
			ceiling = size + limit / 10;
			unkept( error );
			return;
		}
		log(
			`WARNING: the queue is full (${ limit } bytes); the oldest ${ count } messages were thrown away. The site has taken none for too long.`
		);
	}

	return {
		waiting: () => lines.length,
		first: () => lines[ 0 ]?.message,
		push( messages ) {
			if ( messages.length === 0 ) {
				return;
			}
			append( messages.map( lineOf ) );
			while ( size > ceiling && lines.length > 1 ) {
				shrink();
			}
		},
		done() {
			if ( lines.shift() === undefined ) {
				return;
			}
			sent++;
			try {
				if ( lines.length === 0 && size > TIDY_AFTER ) {
					rewrite();
				} else {
					// Lost with the power, it means that what was sent is sent again.
					replaceFile(
						folder,
						PLACE,
						`${ generation } ${ sent }\n`,
						false
					);
				}
			} catch ( error ) {
				log(
					`WARNING: it can't be noted that the site took a message (${
						( error as Error ).message
					}); after a restart it is sent again, which does no harm.`
				);
			}
		},
		close() {
			if ( file >= 0 ) {
				closeSync( file );
				file = -1;
			}
		},
	};
}

const isFull = ( error: unknown ): boolean =>
	[ 'ENOSPC', 'EDQUOT' ].includes(
		( error as NodeJS.ErrnoException ).code ?? ''
	);

const checksum = ( json: string ): string =>
	createHash( 'sha256' ).update( json ).digest( 'hex' ).slice( 0, CHECKSUM );

function lineOf( message: Message ): Line {
	const json = JSON.stringify( [ message.t, message.body ] );
	return { message, text: `${ checksum( json ) } ${ json }` };
}

const textOf = ( lines: readonly Line[] ): string =>
	lines.map( ( { text } ) => `${ text }\n` ).join( '' );

function readLog(
	path: string,
	log: Log
): { generation: number; lines: Line[] } {
	if ( ! existsSync( path ) ) {
		return { generation: 0, lines: [] };
	}
	const [ head = '', ...rest ] = readFileSync( path, 'utf8' ).split( '\n' );
	const [ , generation ] =
		/^ringwell-bridge-queue (\d{1,15})$/.exec( head ) ?? [];
	// What follows the last line break was never kept.
	const kept = rest.slice( 0, -1 );
	const lines = kept.flatMap( ( text ) => parse( text ) ?? [] );
	if ( lines.length < kept.length ) {
		log(
			`WARNING: ${
				kept.length - lines.length
			} damaged lines in ${ path } were left out.`
		);
	}
	return { generation: Number( generation ?? 0 ), lines };
}

function parse( text: string ): Line | undefined {
	const json = text.slice( CHECKSUM + 1 );
	if ( checksum( json ) !== text.slice( 0, CHECKSUM ) ) {
		return undefined;
	}
	const [ t, body ] = JSON.parse( json ) as [ number, string ];
	return { text, message: { t, body } };
}

function readPlace( path: string ): { generation: number; sent: number } {
	const text = existsSync( path ) ? readFileSync( path, 'utf8' ) : '';
	const [ , generation, sent ] =
		/^(\d{1,15}) (\d{1,15})\n$/.exec( text ) ?? [];
	return {
		generation: Number( generation ?? -1 ),
		sent: Number( sent ?? 0 ),
	};
}
