import { renameSync, writeFileSync } from 'node:fs';

/**
 * The sites' clock, made to run faster, so that holds of minutes run out within seconds. Moments here are those that
 * the servers see, as far as they follow the file.
 */
export class FastClock {
	/** Every offset with the real moment from which on a server could read it. */
	readonly offsets: Array< { at: number; offset: number } > = [
		{ at: 0, offset: 0 },
	];
	private offset = 0;
	private timer: NodeJS.Timeout | null = null;

	/** It is moved on every `step` milliseconds. */
	constructor(
		private readonly file: string,
		private readonly step = 100
	) {}

	/** Milliseconds as the servers count them. */
	now(): number {
		return Date.now() + this.offset;
	}

	/** So many times as fast as the real one. */
	run( speed: number ): void {
		this.stop();
		let last = Date.now();
		this.timer = setInterval( () => {
			const now = Date.now();
			this.jump( ( now - last ) * ( speed - 1 ) );
			last = now;
		}, this.step );
	}

	stop(): void {
		if ( this.timer !== null ) {
			clearInterval( this.timer );
			this.timer = null;
		}
	}

	jump( milliseconds: number ): void {
		this.offset += Math.round( milliseconds );
		this.offsets.push( { at: Date.now(), offset: this.offset } );
		// Renamed into place: a reader must never meet half a file.
		writeFileSync( `${ this.file }.new`, String( this.offset ) );
		renameSync( `${ this.file }.new`, this.file );
	}
}
