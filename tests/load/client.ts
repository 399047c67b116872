import { createHash } from 'node:crypto';
import { Connection, type Answer } from './http';
import type { LoadOptions } from './load';
import type { Dice } from './dice';
import { add, type Tally } from './tally';
import type { Witness } from './witness';

/** A browser with one page open. */
interface Visitor {
	visitor: string;
	visit: string;
	campaign: string;
	address: string;
	shown: Shown | null;
	beats: number;
}

interface Shown {
	number: string;
	kind: string;
	fallback: string;
	ttl?: number;
}

interface ClientOptions extends LoadOptions {
	tally: Tally;
	witness: Witness;
	dice: Dice;
}

type Message = keyof Tally[ 'messages' ];

/** What later beats say, as often as it stands here. */
const BEATS = [
	...Array< string[] >( 6 ).fill( [] ),
	...Array< string[] >( 8 ).fill( [ 'active' ] ),
	[ 'tap' ],
	[ 'tap' ],
	[ 'copy', 'active' ],
	[ 'hidden' ],
	[ 'hidden' ],
	[ 'hidden' ],
];
const PAGES_OPEN = 6;
const REMEMBERED = 40;

/** One of the clients: it plays several visitors, one message after the other. */
export class Client {
	private readonly lines: Connection[];
	/** Lines of a second tab. */
	private readonly others: Connection[];
	private readonly open: Visitor[] = [];
	private readonly gone: Visitor[] = [];

	constructor( private readonly at: ClientOptions ) {
		const connect = () =>
			at.site.nodes.map( ( { url } ) => new Connection( url ) );
		this.lines = connect();
		this.others = connect();
	}

	async run( goesOn: () => boolean ): Promise< void > {
		while ( goesOn() ) {
			const chance = this.at.dice.next();
			const known =
				this.open.length > 0 ? this.at.dice.one( this.open ) : null;
			if ( known === null || chance < 0.4 ) {
				await this.arrive();
			} else if ( chance < 0.55 ) {
				await this.view( known, 'view' );
			} else if ( chance < 0.62 && this.gone.length > 0 ) {
				await this.comeBack( this.at.dice.one( this.gone ) );
			} else {
				await this.beat( known );
			}
		}
	}

	/** One more visitor, who only looks; the pool number that he was shown. */
	async newcomer( campaign: string ): Promise< string | undefined > {
		const visitor = this.stranger( campaign );
		await this.view( visitor, 'claim' );
		return visitor.shown?.kind === 'pool'
			? visitor.shown.number
			: undefined;
	}

	close(): void {
		[ ...this.lines, ...this.others ].forEach( ( line ) => {
			line.drop();
		} );
	}

	/** Somebody new; now and then in two tabs at once, or over a line that breaks before the answer. */
	private async arrive(): Promise< void > {
		const { dice, clinic } = this.at;
		const visitor = this.stranger( dice.one( clinic.pools ).name );
		const chance = dice.next();
		if ( chance < 0.1 ) {
			await Promise.all( [
				this.view( visitor, 'claim' ),
				this.view( visitor, 'claim', this.others ),
			] );
		} else if ( chance < 0.15 ) {
			await this.loseAnswer( visitor );
			await this.view( visitor, 'claim' );
		} else {
			await this.view( visitor, 'claim' );
		}
		this.open.push( visitor );
		if ( this.open.length > PAGES_OPEN ) {
			const [ first ] = this.open.splice( 0, 1 );
			if ( first !== undefined ) {
				this.gone.push( first );
				this.gone.splice( 0, this.gone.length - REMEMBERED );
			}
		}
	}

	private stranger( campaign: string ): Visitor {
		const { dice } = this.at;
		const byte = () => Math.floor( dice.next() * 256 );
		return {
			visitor: dice.id(),
			visit: dice.id(),
			campaign,
			// Of the Internet, so that the doors count networks as they do for patients.
			address: `45.${ byte() }.${ byte() }.7`,
			shown: null,
			beats: 0,
		};
	}

	/** The same browser on another day: a new visit, perhaps through another campaign. */
	private async comeBack( visitor: Visitor ): Promise< void > {
		const { dice, clinic } = this.at;
		visitor.visit = dice.id();
		visitor.campaign =
			dice.next() < 0.3
				? dice.one( clinic.pools ).name
				: visitor.campaign;
		visitor.shown = null;
		await this.view( visitor, 'view' );
	}

	private async view(
		visitor: Visitor,
		message: Message,
		lines = this.lines
	): Promise< void > {
		const { clock, tally } = this.at;
		// eslint-disable-next-line @wordpress/no-unused-vars-before-return -- it is the moment that matters
		const sent = clock.now();
		const answer = await this.send(
			message,
			lines,
			this.at.door.lease,
			this.leaseOf( visitor ),
			visitor
		);
		const shown = numbersOf( answer, tally )[ 0 ];
		if ( shown === undefined ) {
			return;
		}
		visitor.shown = shown;
		tally.showed( shown.kind );
		if ( shown.kind === 'pool' ) {
			tally.told.add( `${ hash( visitor.visit ) }\t${ shown.number }` );
			this.at.witness.hears(
				{
					number: shown.number,
					visitor: visitor.visitor,
					sent,
					received: clock.now(),
					until: sent + ( shown.ttl ?? 0 ) * 1000,
				},
				visitor.campaign
			);
		} else if ( ! [ 'default', 'own' ].includes( shown.kind ) ) {
			tally.fault( `A ${ shown.kind } number.` );
		}
	}

	/** What the page did; a number that is his no more is switched, and that is said. */
	private async beat( visitor: Visitor ): Promise< void > {
		const { tally } = this.at;
		const before = visitor.shown;
		if ( before === null ) {
			await this.view( visitor, 'view' );
			return;
		}
		const answer = await this.act(
			visitor,
			'beat',
			this.eventsOf( visitor )
		);
		visitor.beats++;
		const now = numbersOf( answer, tally )[ 0 ];
		if ( now === undefined || now.number === before.number ) {
			return;
		}
		if ( now.number !== before.fallback || now.kind === 'pool' ) {
			tally.fault(
				`A beat led from ${ before.number } to ${ now.number }, not to ${ before.fallback }.`
			);
		}
		visitor.shown = now;
		const told = await this.act(
			visitor,
			'switch',
			[ 'switched' ],
			before.number
		);
		if ( told.status === 200 ) {
			tally.told.add( `${ hash( visitor.visit ) }\t${ now.number }` );
		}
	}

	private eventsOf( visitor: Visitor ): string[] {
		const { dice } = this.at;
		if ( visitor.beats === 0 ) {
			return dice.next() < 0.7 ? [ 'painted', 'seen' ] : [ 'painted' ];
		}
		return dice.one( BEATS );
	}

	private async act(
		visitor: Visitor,
		message: Message,
		events: string[],
		from?: string
	): Promise< Answer > {
		const { clinic, door, tally } = this.at;
		events.forEach( ( type ) => {
			add( tally.sent, type );
		} );
		const answer = await this.send(
			message,
			this.lines,
			door.activity,
			{
				visitor: visitor.visitor,
				visit: visitor.visit,
				config: clinic.config,
				shown: [
					{ target: clinic.target, number: visitor.shown?.number },
				],
				events: events.map( ( type ) => ( { type, ago: 0, from } ) ),
			},
			visitor
		);
		if ( answer.status === 200 ) {
			events.forEach( ( type ) => {
				tally.acknowledge(
					type,
					`${ visitor.visit }\t${ visitor.shown?.number }`
				);
			} );
		}
		return answer;
	}

	private async loseAnswer( visitor: Visitor ): Promise< void > {
		const line = this.at.dice.one( this.others );
		const lost = line.post(
			this.at.door.lease,
			JSON.stringify( this.leaseOf( visitor ) ),
			{ 'X-Test-Address': visitor.address }
		);
		await new Promise( ( done ) => setTimeout( done, 3 ) );
		line.drop();
		await lost;
	}

	private leaseOf( visitor: Visitor ): unknown {
		const { clinic, site } = this.at;
		const url = `${ site.url }/?utm_source=${ visitor.campaign }`;
		return {
			visitor: visitor.visitor,
			visit: visitor.visit,
			page: { url, referrer: '' },
			...( visitor.shown === null
				? { landing: { url, referrer: '', ago: 0 } }
				: {} ),
			targets: [ clinic.target ],
			consent: 'full',
			config: clinic.config,
		};
	}

	private async send(
		message: Message,
		lines: Connection[],
		path: string,
		body: unknown,
		visitor: Visitor
	): Promise< Answer > {
		const { tally, dice } = this.at;
		const answer = await dice
			.one( lines )
			.post( path, JSON.stringify( body ), {
				'X-Test-Address': visitor.address,
				'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
			} );
		tally.answered++;
		tally.messages[ message ]++;
		if ( answer.status !== 200 ) {
			tally.refuse( answer.status, answer.body );
			// A page waits before it asks again; here it is enough that other requests come between.
			await new Promise( ( done ) => setTimeout( done, 50 ) );
		}
		return answer;
	}
}

function numbersOf( answer: Answer, tally: Tally ): Shown[] {
	if ( answer.status !== 200 ) {
		return [];
	}
	try {
		return ( JSON.parse( answer.body ) as { numbers: Shown[] } ).numbers;
	} catch {
		tally.breakOff( answer.body );
		return [];
	}
}

function hash( id: string ): string {
	return createHash( 'sha256' ).update( id ).digest( 'hex' ).slice( 0, 32 );
}
