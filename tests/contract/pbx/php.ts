import { spawn } from 'node:child_process';
import { join } from 'node:path';

export interface Task {
	do:
		| 'authenticate'
		| 'pull'
		| 'recording'
		| 'check'
		| 'sign'
		| 'ring'
		| 'go_on';
	adapter: string;
	secrets: Record< string, string >;
	settings?: Record< string, string >;
	/** Origins of the phone system, and what answers in their place. */
	hosts?: Record< string, string >;
	events?: {
		path?: string;
		query?: string;
		body: string;
		headers?: Record< string, string >;
		url?: string;
	}[];
	/** To be signed as the phone system signs them. */
	forms?: Record< string, string >[];
	/** When the events came, in milliseconds. */
	at?: number;
	from?: number;
	to?: number;
	recording?: string;
	order?: {
		command: string;
		clinic: string;
		patient: string;
		number: string;
		events_url?: string;
	};
}

export interface ToldCall {
	call: string;
	direction: string;
	state: string;
	final: boolean;
	caller: string | null;
	did: string | null;
	started_at: number | null;
	answered: boolean | null;
	talk: number | null;
	wait: number | null;
	recording: string | null;
	leg: string | null;
}

/** Our PHP at work, without WordPress; the servers it asks may live in this very process. */
export function askPhp< Result >( task: Task ): Promise< Result > {
	return new Promise( ( resolve, reject ) => {
		const php = spawn( 'php', [ join( __dirname, 'ask.php' ) ] );
		let told = '';
		let trouble = '';
		php.stdout.on( 'data', ( chunk ) => ( told += String( chunk ) ) );
		php.stderr.on( 'data', ( chunk ) => ( trouble += String( chunk ) ) );
		php.on( 'error', reject );
		php.on( 'close', ( status ) =>
			status === 0
				? resolve( JSON.parse( told ) as Result )
				: reject( new Error( trouble + told ) )
		);
		php.stdin.end( JSON.stringify( task ) );
	} );
}
