/* Made of the schema by `npm run types`; do not edit. */

/**
 * Which rule recognises an address, and why the others do not.
 */
export interface SourceTestAnswer {
	winner: {
		/**
		 * id
		 */
		id: number;
		name: string;
	};
	steps: {
		/**
		 * id
		 */
		id: number;
		name: string;
		outcome: 'won' | 'lost' | 'not_asked' | 'disabled';
		/**
		 * In words: which condition decided
		 */
		reason: string;
	}[];
	shows: {
		/**
		 * id
		 */
		target_id: number;
		target_name: string;
		kind: 'pool' | 'static' | 'own';
		/**
		 * In words: a pool of 7, the static number …
		 */
		text: string;
	}[];
}
