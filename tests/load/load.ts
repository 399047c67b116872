import type { Site } from '../environment/site';
import { Client } from './client';
import type { Clinic } from './clinic';
import type { FastClock } from './clock';
import { Dice } from './dice';
import type { Door } from './doors';
import { Tally } from './tally';
import { Witness } from './witness';

export interface LoadOptions {
	site: Site;
	clinic: Clinic;
	door: Door;
	clients: number;
	clock: FastClock;
	seed: number;
}

/** Many clients, each of them several visitors, at all web nodes. */
export class Load {
	readonly tally = new Tally();
	private readonly clients: Client[];
	private isEnding = false;

	constructor( options: LoadOptions ) {
		const witness = new Witness( this.tally );
		this.clients = Array.from(
			{ length: options.clients },
			( _, number ) =>
				new Client( {
					...options,
					tally: this.tally,
					witness,
					dice: new Dice( options.seed * 1000 + number ),
				} )
		);
	}

	/** Sends until so many have been answered, or end() was called, or something is wrong. */
	async run( messages: number ): Promise< void > {
		const until = this.tally.answered + messages;
		this.isEnding = false;
		const goesOn = () =>
			! this.isEnding &&
			this.tally.answered < until &&
			this.tally.faults.length === 0;
		await Promise.all(
			this.clients.map( ( client ) => client.run( goesOn ) )
		);
	}

	/** So many new visitors of one campaign, and the pool numbers that they got. */
	async newcomers( count: number, campaign: string ): Promise< string[] > {
		const shown = await Promise.all(
			Array.from( { length: count }, ( _, i ) =>
				Promise.resolve(
					this.clients[ i % this.clients.length ]?.newcomer(
						campaign
					)
				)
			)
		);
		return shown.filter( ( number ) => number !== undefined );
	}

	end(): void {
		this.isEnding = true;
	}

	close(): void {
		this.clients.forEach( ( client ) => {
			client.close();
		} );
	}
}
