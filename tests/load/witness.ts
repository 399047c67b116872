import type { Tally } from './tally';

/** A pool number that a page was told, with moments of the servers' clock. */
export interface Told {
	number: string;
	visitor: string;
	/** The request was sent and its answer was here. */
	sent: number;
	received: number;
	/** Until then at least nobody else may have it: the moment of sending + ttl. */
	until: number;
}

/**
 * Compares what pages were told, without a look into the database. Only what cannot be otherwise is a fault: the
 * second request began after the first one's answer was here, and was answered before the first one's time was up.
 */
export class Witness {
	private readonly byNumber = new Map< string, Told >();
	private readonly byVisitor = new Map< string, Told >();

	constructor( private readonly tally: Tally ) {}

	hears( told: Told, pool: string ): void {
		const before = this.byNumber.get( told.number );
		if (
			before !== undefined &&
			before.visitor !== told.visitor &&
			excludes( before, told )
		) {
			this.tally.fault(
				`${ told.number } was shown to ${ told.visitor } while ${ before.visitor } had it.`
			);
		}
		const key = `${ told.visitor } ${ pool }`;
		const earlier = this.byVisitor.get( key );
		if (
			earlier !== undefined &&
			earlier.number !== told.number &&
			excludes( earlier, told )
		) {
			this.tally.fault(
				`${ told.visitor } got ${ told.number } beside ${ earlier.number }.`
			);
		}
		this.byNumber.set( told.number, told );
		this.byVisitor.set( key, told );
		if ( this.byVisitor.size > 50_000 ) {
			this.forget( told.sent );
		}
	}

	private forget( now: number ): void {
		for ( const [ key, { until } ] of this.byVisitor ) {
			if ( until < now ) {
				this.byVisitor.delete( key );
			}
		}
	}
}

function excludes( before: Told, after: Told ): boolean {
	return after.sent > before.received && after.received < before.until;
}
