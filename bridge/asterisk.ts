import manager, { type ManagerEvent } from 'asterisk-manager';
import { text } from './event';
import type { Log } from './log';

type Action = Record< string, string | Record< string, string > >;

export interface Listening {
	stop: () => void;
	/** Whether Asterisk hears what it is told. */
	isConnected: () => boolean;
	/** Tells Asterisk to do something, once; "refused" where it says no. Nothing where it is not connected. */
	tell: ( action: Action, refused?: ( why: string ) => void ) => void;
}

interface Options {
	host: string;
	port: number;
	user: string;
	password: string;
	onEvent: ( event: ManagerEvent ) => void;
	/** Connected; from now on events are heard. */
	onConnected: () => void;
	/** The uniqueids of all channels that there are, soon after. */
	onChannels: ( channels: ReadonlySet< string > ) => void;
	log: Log;
	/** Milliseconds before the first further try, and the longest between two. */
	patience?: { first: number; longest: number };
}

const PATIENCE = { first: 1_000, longest: 30_000 };
/** A connection that says nothing for so long is asked whether it lives, and given up when it stays silent. */
const SILENCE = 30_000;

/**
 * Hears all events of Asterisk's manager interface, and comes back whenever the connection is lost.
 *
 * @param options
 */
export function listen( options: Options ): Listening {
	const { log, patience = PATIENCE } = options;
	let isStopped = false;
	let failures = 0;
	let give: () => void = () => undefined;
	let act: Act | null = null;
	let next: NodeJS.Timeout | undefined;

	function again( why: string ): void {
		act = null;
		if ( isStopped ) {
			return;
		}
		const wait = Math.min(
			patience.longest,
			patience.first * 2 ** failures
		);
		failures++;
		log( `${ why } The next try is in ${ wait / 1000 } s.` );
		next = setTimeout( open, wait );
	}

	function open(): void {
		give = connectOnce( options, {
			ready( ours ) {
				failures = 0;
				act = ours;
				log(
					`Connected to Asterisk at ${ options.host }:${ options.port }.`
				);
			},
			lost: again,
		} );
	}

	open();
	return {
		stop() {
			isStopped = true;
			clearTimeout( next );
			act = null;
			give();
		},
		isConnected: () => act !== null,
		tell: ( action, refused ) => act?.( action, refused ),
	};
}

type Act = Listening[ 'tell' ];

// One connection. What the library tells of it after it was given up is not listened to. What this gives back gives it up.
function connectOnce(
	{ host, port, user, password, onEvent, onConnected, onChannels }: Options,
	heard: { ready: ( act: Act ) => void; lost: ( why: string ) => void }
): () => void {
	let isOver = false;
	let why = `The connection to Asterisk at ${ host }:${ port } was lost.`;
	let channels: Set< string > | null = null;
	const connection = manager();
	connection.options.username = user;
	connection.options.password = password;

	let watch: NodeJS.Timeout;
	const isAlive = () => {
		clearTimeout( watch );
		watch = setTimeout( ask, SILENCE );
	};
	const ask = () => {
		connection.action( { action: 'Ping' }, isAlive );
		watch = setTimeout(
			() => lose( `Asterisk at ${ host }:${ port } does not answer.` ),
			SILENCE / 3
		);
	};

	function close(): void {
		isOver = true;
		clearTimeout( watch );
		connection.disconnect();
	}

	function lose( reason: string ): void {
		if ( ! isOver ) {
			close();
			heard.lost( reason );
		}
	}

	connection.on( 'error', ( error ) => {
		why = `Asterisk at ${ host }:${ port } can't be reached: ${ error.message }.`;
	} );
	connection.on( 'close', () => lose( why ) );
	connection.on( 'managerevent', ( event ) => {
		if ( isOver ) {
			return;
		}
		isAlive();
		if ( event.event === 'CoreShowChannel' ) {
			channels?.add( String( event.uniqueid ) );
		} else if ( event.event === 'CoreShowChannelsComplete' ) {
			onChannels( channels ?? new Set() );
			channels = null;
		} else {
			onEvent( event );
		}
	} );

	isAlive();
	connection.connect( port, host, () => {
		connection.login( ( error ) => {
			if ( error !== undefined ) {
				lose(
					`Asterisk does not let "${ user }" in: compare the name and the password with manager.conf.`
				);
				return;
			}
			heard.ready( ( action, refused ) => {
				connection.action( action, ( no ) => {
					if ( no !== undefined && ! isOver ) {
						refused?.( text( no, 'message' ) );
					}
				} );
			} );
			onConnected();
			channels = new Set();
			connection.action( { action: 'CoreShowChannels' } );
		} );
	} );
	return close;
}
