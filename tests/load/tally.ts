/** What a load has sent and heard. */
export class Tally {
	answered = 0;
	readonly messages = { claim: 0, view: 0, beat: 0, switch: 0 };
	/** Statuses other than 200; 0 where no answer came. */
	readonly refused = new Map< number, number >();
	/** Kinds of numbers in answers to page views. */
	readonly kinds = new Map< string, number >();
	/** Events of pages: sent, and answered with 200. */
	readonly sent = new Map< string, number >();
	readonly acknowledged = new Map< string, number >();
	/** Pool numbers that pages were told: "visit's hash TAB number". */
	readonly told = new Set< string >();
	readonly faults: string[] = [];

	/** Why requests may fail just now; null where each failure is a fault. */
	trouble: string | null = null;
	readonly inTrouble = new Map< string, number >();

	/** Visits that have tapped or copied, each number once. */
	private readonly deeds = new Set< string >();

	/**
	 * A page's event was answered with 200, so it is in the log. Two taps or copies of one number within a minute, which is
	 * a second here, are one line there: of those the first is counted alone.
	 */
	acknowledge( type: string, where: string ): void {
		const deed = `${ type }\t${ where }`;
		if ( [ 'tap', 'copy' ].includes( type ) ) {
			if ( this.deeds.has( deed ) ) {
				return;
			}
			this.deeds.add( deed );
		}
		add( this.acknowledged, type );
	}

	refuse( status: number, body: string ): void {
		add( this.refused, status );
		if ( status !== 0 && status < 500 ) {
			this.fault( `Status ${ status }: ${ body.slice( 0, 300 ) }` );
			return;
		}
		this.fail( nameOf( status ), body );
	}

	/**
	 * Status 200 and nothing that can be read. When PHP dies between its headers and its answer, nginx ends what there is
	 * as if it were whole.
	 */
	breakOff( body: string ): void {
		this.fail( 'answer broken off', body );
	}

	showed( kind: string ): void {
		add( this.kinds, kind );
		if ( this.trouble !== null ) {
			add( this.inTrouble, `${ this.trouble }: ${ kind } number` );
		}
	}

	fault( text: string ): void {
		if ( this.faults.length < 20 ) {
			this.faults.push( text );
		}
	}

	/** A page takes it for a failure, and keeps the number that it was delivered with. */
	private fail( what: string, body: string ): void {
		if ( this.trouble === null ) {
			this.fault( `${ what }: ${ body.slice( 0, 300 ) }` );
			return;
		}
		add( this.inTrouble, `${ this.trouble }: ${ what }` );
	}
}

export function add< K >( map: Map< K, number >, key: K, by = 1 ): void {
	map.set( key, ( map.get( key ) ?? 0 ) + by );
}

function nameOf( status: number ): string {
	return status === 0 ? 'connection lost' : `status ${ status }`;
}
