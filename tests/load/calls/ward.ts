import type { Dice } from '../dice';
import type { PhoneSystem, Sent, TrueCall } from './phoneSystem';
import { ringUp } from './phoneSystem';

const SWAPPED = 0.25;
const DOUBLED = 0.15;
/** Calls whose events are under way at the same time. */
const AT_ONCE = 40;

/**
 * What phone systems send while patients ring: events of many calls among each other, some swapped, some twice. Each is
 * taken by one sender, who brings it in or never rests.
 */
export class Ward {
	readonly calls: TrueCall[] = [];
	private readonly waiting: Sent[][] = [];

	constructor(
		private readonly systems: PhoneSystem[],
		private readonly dice: Dice
	) {}

	next(): Sent {
		while ( this.waiting.length < AT_ONCE ) {
			this.waiting.push( this.ring() );
		}
		const at = Math.floor( this.dice.next() * this.waiting.length );
		const events = this.waiting[ at ];
		const event = events?.shift();
		if ( events === undefined || event === undefined ) {
			throw new Error( 'A call without events.' );
		}
		if ( events.length === 0 ) {
			this.waiting.splice( at, 1 );
		}
		return event;
	}

	/** What is still to be told of the calls that have begun. */
	rest(): Sent[] {
		return this.waiting.splice( 0 ).flat();
	}

	private ring(): Sent[] {
		const { call, events } = ringUp(
			this.dice.one( this.systems ),
			this.calls.length,
			this.dice
		);
		this.calls.push( call );
		const sent = events.flatMap( ( event ) =>
			this.dice.next() < DOUBLED ? [ event, event ] : [ event ]
		);
		if ( this.dice.next() < SWAPPED ) {
			sent.sort( () => this.dice.next() - 0.5 );
		}
		return sent;
	}
}
