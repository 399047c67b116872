import type { Log } from './log';
import { signature } from './message';

/** Whom Asterisk shall ring, as the site writes it. */
export interface Order {
	/** The call's id, by which the site knows it again. */
	command: string;
	/** Who is rung first: "101", "PJSIP/101". */
	clinic: string;
	/** How the patient is dialled, and the number that he sees. */
	patient: string;
	number: string;
	/** The same with the country’s code, for what is told of it. */
	from: string;
	did: string;
	clinicSeconds: number;
	patientSeconds: number;
}

interface Options {
	site: string;
	secret: string;
	log: Log;
	/** Without Asterisk nobody can be rung: then nothing is fetched, for what is fetched is never handed out again. */
	isReady: () => boolean;
	onOrder: ( order: Order ) => void;
	/** Milliseconds between two questions, and the longest after failures. */
	patience?: { first: number; longest: number };
}

const PATIENCE = { first: 3_000, longest: 30_000 };
const TIMEOUT = 10_000;
const LONGEST_ANSWER = 65_536;
const PHONE = /^\+?\d{5,15}$/;
const CLINIC =
	/^(?:\d{2,15}|\+\d{5,15}|(?:PJSIP|SIP|IAX2|DAHDI)\/[A-Za-z0-9][A-Za-z0-9_.-]{0,39})$/;

/**
 * The site is believed no more than it must be: nothing of what it says can be another line, another variable or another
 * application of Asterisk's.
 *
 * @param said
 */
export function readOrder( said: unknown ): Order | null {
	const order = ( said ?? {} ) as Record< string, unknown >;
	const fits = ( name: string, pattern: RegExp ) =>
		typeof order[ name ] === 'string' && pattern.test( order[ name ] );
	const seconds = ( name: string ) =>
		Number.isInteger( order[ name ] ) &&
		( order[ name ] as number ) >= 5 &&
		( order[ name ] as number ) <= 120;
	if (
		! fits( 'command', /^rw[0-9a-f]{24}$/ ) ||
		! fits( 'clinic', CLINIC ) ||
		! fits( 'patient', PHONE ) ||
		! fits( 'number', PHONE ) ||
		! fits( 'from', PHONE ) ||
		! fits( 'did', PHONE ) ||
		! seconds( 'clinic_seconds' ) ||
		! seconds( 'patient_seconds' )
	) {
		return null;
	}
	return {
		command: order.command as string,
		clinic: order.clinic as string,
		patient: order.patient as string,
		number: order.number as string,
		from: order.from as string,
		did: order.did as string,
		clinicSeconds: order.clinic_seconds as number,
		patientSeconds: order.patient_seconds as number,
	};
}

/**
 * Asks the site whom to ring, every few seconds. Each order is handed out once: whoever loses it here has lost it.
 *
 * @param options
 */
export function fetchOrders( options: Options ): {
	stop: () => Promise< void >;
} {
	const { site, secret, log, isReady, onOrder } = options;
	const patience = options.patience ?? PATIENCE;
	let isStopped = false;
	let wakeUp: () => void = () => undefined;
	let failures = 0;
	/** Seconds by which the site's clock is ahead of ours. */
	let ahead = 0;

	const sleep = ( milliseconds: number ) =>
		new Promise< void >( ( done ) => {
			if ( isStopped ) {
				done();
				return;
			}
			const timer = setTimeout( done, milliseconds );
			wakeUp = () => {
				clearTimeout( timer );
				done();
			};
		} );

	async function ask(): Promise< void > {
		const t = Math.floor( Date.now() / 1000 ) + ahead;
		const body = `orders=1&t=${ t }`;
		const answer = await fetch( `${ site }/orders`, {
			method: 'POST',
			redirect: 'manual',
			headers: {
				'Content-Type': 'application/x-www-form-urlencoded',
				'X-Ringwell-Signature': signature( { t, body }, secret ),
			},
			body,
			signal: AbortSignal.timeout( TIMEOUT ),
		} );
		const said = JSON.parse(
			( await answer.text() ).slice( 0, LONGEST_ANSWER )
		) as Record< string, unknown > | null;
		if ( answer.status === 409 && Number.isInteger( said?.now ) ) {
			ahead = ( said!.now as number ) - Math.floor( Date.now() / 1000 );
			log(
				`The clock here and the site's are ${ Math.abs(
					ahead
				) } s apart; the site's is taken.`
			);
			return;
		}
		if ( answer.status !== 200 || ! Array.isArray( said?.orders ) ) {
			throw new Error( `HTTP ${ answer.status }` );
		}
		for ( const one of said.orders ) {
			const order = readOrder( one );
			if ( order === null ) {
				log( 'WARNING: an order that can’t be read was left out.' );
			} else {
				onOrder( order );
			}
		}
	}

	async function run(): Promise< void > {
		while ( ! isStopped ) {
			if ( isReady() ) {
				try {
					await ask();
					if ( failures > 0 ) {
						log( 'The site can be asked for callbacks again.' );
					}
					failures = 0;
				} catch ( error ) {
					if ( failures === 0 ) {
						log(
							`The site can’t be asked for callbacks: ${
								( error as Error ).message
							}. It is asked again, less often.`
						);
					}
					failures++;
				}
			}
			await sleep(
				Math.min(
					patience.longest,
					patience.first * 2 ** Math.min( failures, 10 )
				)
			);
		}
	}

	const running = run();
	return {
		stop() {
			isStopped = true;
			wakeUp();
			return running;
		},
	};
}
