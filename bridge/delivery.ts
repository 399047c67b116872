import type { Log } from './log';
import { signature, type Message } from './message';
import type { Queue } from './queue';

export interface Delivery {
	/** Something was put into the queue. */
	wake: () => void;
	/** Ends after the message that is under way. */
	stop: () => Promise< void >;
}

interface Site {
	site: string;
	secret: string;
	log: Log;
	/** Milliseconds before the first further try, and the longest between two. */
	patience?: { first: number; longest: number };
}

/** taken: the site has it; hopeless: it will never take this one; later: anything else, so it is sent again. */
type Outcome = 'taken' | { hopeless: string } | { later: string };

const PATIENCE = { first: 1_000, longest: 60_000 };
const TIMEOUT = 15_000;
/** Ringwell's own answers are short; a page that never ends must not fill the memory beside a phone system. */
const LONGEST_ANSWER = 4_096;
/** Said by Ringwell itself; anybody else who says 400 on the way is no reason to throw a message away. */
const HOPELESS = /^\{"code":"ringwell_(?:unreadable|too_large)"/;

/**
 * Sends what the queue holds, one message after the other, and never the next before the site has this one.
 * @param queue
 * @param root0
 * @param root0.site
 * @param root0.secret
 * @param root0.log
 * @param root0.patience
 */
export function deliver(
	queue: Queue,
	{ site, secret, log, patience = PATIENCE }: Site
): Delivery {
	let isStopped = false;
	let wakeUp: () => void = () => undefined;
	let failures = 0;

	const sleep = ( milliseconds: number | null ) =>
		new Promise< void >( ( done ) => {
			const timer =
				milliseconds === null
					? undefined
					: setTimeout( done, milliseconds );
			wakeUp = () => {
				clearTimeout( timer );
				done();
			};
		} );

	async function send( message: Message ): Promise< Outcome > {
		try {
			const answer = await fetch( site, {
				method: 'POST',
				redirect: 'manual',
				headers: {
					'Content-Type': 'application/x-www-form-urlencoded',
					'X-Ringwell-Signature': signature( message, secret ),
				},
				body: message.body,
				signal: AbortSignal.timeout( TIMEOUT ),
			} );
			return outcomeOf( answer.status, await beginningOf( answer ) );
		} catch ( error ) {
			return { later: reasonOf( error ) };
		}
	}

	async function run(): Promise< void > {
		while ( ! isStopped ) {
			const message = queue.first();
			if ( message === undefined ) {
				await sleep( null );
				continue;
			}
			const outcome = await send( message );
			if ( outcome !== 'taken' && 'later' in outcome ) {
				const wait = Math.min(
					patience.longest,
					patience.first * 2 ** failures
				);
				failures++;
				log(
					`The site does not take messages: ${ outcome.later } ${ queue.waiting() } wait; the next try is in ${
						wait / 1000
					} s.`
				);
				await pause( wait );
				continue;
			}
			if ( outcome !== 'taken' ) {
				log(
					`The site can't read a message and will not get it again: ${ outcome.hopeless }`
				);
			}
			if ( failures > 0 ) {
				log(
					`The site takes messages again; ${
						queue.waiting() - 1
					} more wait.`
				);
				failures = 0;
			}
			queue.done();
		}
	}

	/** New messages are no reason to ask a site sooner that is down. */
	async function pause( milliseconds: number ): Promise< void > {
		const until = Date.now() + milliseconds;
		while ( ! isStopped && Date.now() < until ) {
			await sleep( until - Date.now() );
		}
	}

	const running = run();
	return {
		wake: () => wakeUp(),
		stop() {
			isStopped = true;
			wakeUp();
			return running;
		},
	};
}

async function beginningOf( answer: Response ): Promise< string > {
	const reader = answer.body?.getReader();
	const decoder = new TextDecoder();
	let text = '';
	while ( reader !== undefined && text.length < LONGEST_ANSWER ) {
		const { done, value } = await reader.read();
		if ( done ) {
			break;
		}
		text += decoder.decode( value, { stream: true } );
	}
	await reader?.cancel();
	return text;
}

function outcomeOf( status: number, text: string ): Outcome {
	// A page of a hosting company or of a plugin for maintenance may come with 200, too.
	if ( status === 200 && text.trim() === '{"ok":true}' ) {
		return 'taken';
	}
	const said = `HTTP ${ status } ${ text
		.slice( 0, 200 )
		.replace( /[\s\p{Cc}]+/gu, ' ' ) }`.trim();
	if ( HOPELESS.test( text ) ) {
		return { hopeless: said };
	}
	if ( status >= 300 && status < 400 ) {
		return {
			later: `${ said }. The address leads to another one: copy it anew from the connection’s page.`,
		};
	}
	if ( [ 401, 403, 404 ].includes( status ) ) {
		return {
			later: `${ said }. Compare the address and the secret with the connection’s page.`,
		};
	}
	return { later: `${ said }.` };
}

/**
 * fetch hides why a connection failed one level down.
 * @param error
 */
function reasonOf( error: unknown ): string {
	const { message, cause } = error as Error & { cause?: Error };
	return `${ cause?.message ?? message }.`;
}
