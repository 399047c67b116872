/* eslint-disable no-bitwise -- the generator works on the bits of 32-bit numbers */

/** Repeatable chance (mulberry32). */
export class Dice {
	constructor( private state: number ) {}

	/** In [0, 1). */
	next(): number {
		this.state = ( this.state + 0x6d2b79f5 ) | 0;
		let t = Math.imul( this.state ^ ( this.state >>> 15 ), 1 | this.state );
		t = ( t + Math.imul( t ^ ( t >>> 7 ), 61 | t ) ) ^ t;
		return ( ( t ^ ( t >>> 14 ) ) >>> 0 ) / 4294967296;
	}

	one< T >( of: readonly T[] ): T {
		const chosen = of[ Math.floor( this.next() * of.length ) ];
		if ( chosen === undefined ) {
			throw new Error( 'Nothing to choose from.' );
		}
		return chosen;
	}

	/** 128 bits as a page makes them. */
	id(): string {
		let text = '';
		for ( let i = 0; i < 4; i++ ) {
			text += Math.floor( this.next() * 4294967296 )
				.toString( 16 )
				.padStart( 8, '0' );
		}
		return text;
	}
}
