import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDebugLog, startSite, type Site } from '../environment/site';
import { openClinic, type Clinic } from '../load/clinic';
import { fastDoor, rest, type Door } from '../load/doors';
import { Connection } from '../load/http';
import { MINUTE, SECOND } from './assumptions.ts';
import type { Answer, Rules } from './policy.ts';
import type { Deed } from './script.ts';
import type { Visit } from './visits.ts';

/** When the simulated history begins, as the servers count. */
const BEGINS = 1_790_000_000_000;

/** A browser whose requests come from nowhere on the Internet: of its network nothing is known. */
const BROWSER = {
	'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
	'X-Test-Address': '10.1.1.1',
};

interface Shown {
	number: string;
	kind: string;
	ttl?: number;
}

export interface RealDoors {
	/** What the door says to a deed; `until` only to the second, as pages are told. */
	answer: ( deed: Deed ) => Promise< Answer >;
	/** What PHP complained of, and the end of the servers. */
	stop: () => Promise< string >;
}

/**
 * A real site whose clock stands at the moment of the deed that is told: WordPress, nginx, PHP-FPM, MariaDB.
 * @param rules
 * @param name
 */
export async function openDoors(
	rules: Rules,
	name: 'rest' | 'fast'
): Promise< RealDoors > {
	const site = await startSite( { workers: 2, production: true } );
	try {
		const door = name === 'fast' ? await fastDoor( site ) : rest;
		const clinic = await openClinic( site, [
			[ 'yandex', rules.numbers, rules.hold / MINUTE ],
		] );
		const page = new Page( site, clinic, door );
		return {
			answer: ( deed ) => page.answer( deed ),
			stop: async () => {
				page.close();
				const complaints = readDebugLog( site );
				await site.stop();
				return complaints;
			},
		};
	} catch ( error ) {
		await site.stop();
		throw error;
	}
}

/** What all the visitors' browsers do. */
class Page {
	private readonly line: Connection;
	/** Visits that were answered. */
	private readonly known = new Set< number >();
	/** What each visitor has on his screen. */
	private readonly shown = new Map< number, Shown >();
	/** The first pool number of each visit. */
	private readonly numberOf = new Map< number, string >();

	constructor(
		private readonly site: Site,
		private readonly clinic: Clinic,
		private readonly door: Door
	) {
		this.line = new Connection( site.url );
	}

	close(): void {
		this.line.drop();
	}

	async answer( deed: Deed ): Promise< Answer > {
		writeFileSync( this.site.clockFile, `@${ BEGINS + deed.at }` );
		switch ( deed.what ) {
			case 'page':
				return this.open( deed.visit, deed.at );
			case 'stranger':
				return this.call( e164( deed.number ), deed.at );
			case 'call':
				return this.call( this.numberOf.get( deed.visit.id ), deed.at );
			default:
				return this.tell( deed.visit, deed.what, deed.at );
		}
	}

	private async open( visit: Visit, at: number ): Promise< Answer > {
		const { url } = this.site;
		const landing = `${ url }/?utm_source=yandex`;
		const isFirst = ! this.known.has( visit.id );
		const shown = await this.post( this.door.lease, {
			...idsOf( visit ),
			page: isFirst
				? { url: landing, referrer: '' }
				: { url: `${ url }/prices/`, referrer: landing },
			...( isFirst
				? { landing: { url: landing, referrer: '', ago: 0 } }
				: {} ),
			targets: [ this.clinic.target ],
			consent: 'full',
			config: this.clinic.config,
		} );
		this.known.add( visit.id );
		if ( shown.kind === 'pool' ) {
			this.shown.set( visit.visitor, shown );
			if ( ! this.numberOf.has( visit.id ) ) {
				this.numberOf.set( visit.id, shown.number );
			}
		} else if ( ! this.shown.has( visit.visitor ) ) {
			this.shown.set( visit.visitor, shown );
		}
		return answerOf( shown, at );
	}

	private async tell(
		visit: Visit,
		type: string,
		at: number
	): Promise< Answer > {
		const number = this.shown.get( visit.visitor )?.number;
		if ( number === undefined ) {
			return { number: null, until: null };
		}
		const shown = await this.post( this.door.activity, {
			...idsOf( visit ),
			config: this.clinic.config,
			shown: [ { target: this.clinic.target, number } ],
			events: [ { type, ago: 0 } ],
		} );
		return answerOf( shown, at );
	}

	private async call(
		number: string | undefined,
		at: number
	): Promise< Answer > {
		if ( number !== undefined ) {
			await this.site.php(
				join( import.meta.dirname, 'call.php' ),
				number,
				String( BEGINS + at )
			);
		}
		return { number: null, until: null };
	}

	private async post( path: string, body: unknown ): Promise< Shown > {
		const answer = await this.line.post(
			path,
			JSON.stringify( body ),
			BROWSER
		);
		if ( answer.status !== 200 ) {
			throw new Error(
				`${ path } answered ${ answer.status }: ${ answer.body.slice( 0, 300 ) }`
			);
		}
		const [ shown ] = ( JSON.parse( answer.body ) as { numbers: Shown[] } )
			.numbers;
		if ( shown === undefined ) {
			throw new Error( `${ path } shows no number: ${ answer.body }` );
		}
		return shown;
	}
}

const FIRST = 2_000_000;
const e164 = ( number: number ): string => `+7495${ FIRST + number - 1 }`;
const hex = ( text: string ): string =>
	createHash( 'sha256' ).update( text ).digest( 'hex' ).slice( 0, 32 );
const idsOf = ( visit: Visit ) => ( {
	visitor: hex( `visitor ${ visit.visitor }` ),
	visit: hex( `visit ${ visit.id }` ),
} );

const answerOf = ( shown: Shown, at: number ): Answer =>
	shown.kind === 'pool'
		? {
				number: Number( shown.number.slice( 5 ) ) - FIRST + 1,
				until: at + ( shown.ttl ?? 0 ) * SECOND,
			}
		: { number: null, until: null };
