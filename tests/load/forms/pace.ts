import { setTimeout as pause } from 'node:timers/promises';
import { Connection, type Answer } from '../http';

/** As many connections as there are questions at once; each is used again. */
export class Lines {
	private readonly idle: Connection[] = [];
	private readonly all: Connection[] = [];

	constructor( private readonly url: string ) {}

	async post(
		path: string,
		body: string,
		headers: Record< string, string >
	): Promise< Answer > {
		const line = this.idle.pop() ?? this.another();
		try {
			return await line.post( path, body, headers );
		} finally {
			this.idle.push( line );
		}
	}

	close(): void {
		this.all.forEach( ( line ) => {
			line.drop();
		} );
	}

	private another(): Connection {
		const line = new Connection( this.url );
		this.all.push( line );
		return line;
	}
}

/**
 * Begins one after the other at a fixed rate, whether or not those before have ended, and waits for all of them. Where so many are under
 * way that the server would refuse connections it waits until fewer are, and hurries afterwards.
 */
export async function atRate(
	perSecond: number,
	count: number,
	begin: ( number: number ) => Promise< void >,
	most = 100
): Promise< void > {
	const started = performance.now();
	const underWay = new Set< Promise< void > >();
	for ( let number = 0; number < count; number++ ) {
		const early =
			started + ( number * 1000 ) / perSecond - performance.now();
		if ( early > 0 ) {
			await pause( early );
		}
		while ( underWay.size >= most ) {
			await Promise.race( underWay );
		}
		const one = begin( number ).finally( () => underWay.delete( one ) );
		underWay.add( one );
	}
	await Promise.all( underWay );
}
