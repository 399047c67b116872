/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET overview.
 */
export interface Overview {
	/**
	 * ISO 8601 UTC
	 */
	now: string;
	/**
	 * Missed calls that nobody called back, oldest first
	 *
	 * @maxItems 50
	 */
	waiting: {
		/**
		 * id
		 */
		call_id: number;
		caller: string | null;
		at: string;
		/**
		 * Since the missed call
		 */
		minutes: number;
		source_name: string;
	}[];
	waiting_total: number;
	today: {
		visits: {
			value: number;
			/**
			 * Median of the same weekday's last four, up to this time of day; null without a past
			 */
			usual: number | null;
		};
		calls: {
			value: number;
			/**
			 * Median of the same weekday's last four, up to this time of day; null without a past
			 */
			usual: number | null;
		};
		answered: {
			value: number;
			/**
			 * Median of the same weekday's last four, up to this time of day; null without a past
			 */
			usual: number | null;
		};
		missed: {
			value: number;
			/**
			 * Median of the same weekday's last four, up to this time of day; null without a past
			 */
			usual: number | null;
		};
		coverage: {
			value: number | null;
			usual: number | null;
		};
	};
	/**
	 * @maxItems 5
	 */
	needs: {
		code: string;
		/**
		 * What happened
		 */
		text: string;
		/**
		 * ISO 8601 UTC
		 */
		since: string | null;
		button: string;
		/**
		 * Where in the app: connections/3
		 */
		path: string;
	}[];
	live: {
		visitors: {
			source: string;
			/**
			 * Seen in the last 5 minutes
			 */
			visitors: number;
			numbers: string[];
		}[];
		/**
		 * @maxItems 10
		 */
		calls: {
			/**
			 * id
			 */
			id: number;
			direction: 'in' | 'out' | 'callback';
			/**
			 * ISO 8601 UTC
			 */
			started_at: string;
			/**
			 * Masked unless the reader may handle contacts; null: hidden
			 */
			caller: string | null;
			result: 'ringing' | 'talking' | 'answered' | 'missed';
			talk_seconds: number | null;
			wait_seconds: number | null;
			source: {
				/**
				 * id
				 */
				id: number;
				name: string;
			} | null;
			/**
			 * A group of sources, where the number that rang was one that they all show; then source is null
			 */
			group: {
				/**
				 * id
				 */
				id: number;
				name: string;
			} | null;
			campaign: string;
			/**
			 * utm_term
			 */
			keyword: string;
			/**
			 * source: the source is known, a visit never; nobody: a pool number without a viewer; unknown: the site's own or an unknown number
			 */
			certainty: 'sure' | 'likely' | 'unsure' | 'source' | 'nobody' | 'unknown' | 'pending';
			probability: number | null;
			/**
			 * The number dialled, E.164 or as the PBX gave it
			 */
			number: string;
			/**
			 * For reading
			 */
			number_written: string;
			number_known: boolean;
			/**
			 * Landing page of the visit, may be empty
			 */
			landing: string;
			connection: {
				/**
				 * id
				 */
				id: number;
				name: string;
			};
			/**
			 * Somebody typed it in: it can be changed and deleted
			 */
			by_hand: boolean;
			new_caller: boolean;
			/**
			 * @maxItems 20
			 */
			tags: string[];
			/**
			 * Marked by the clinic: listed, but counted nowhere
			 */
			spam: boolean;
			has_recording: boolean;
			/**
			 * The phone system's own list had to tell of it, or of its end: events had not come
			 */
			repaired: boolean;
			/**
			 * Told more than a day after it happened, so nobody can say when that was
			 */
			late: boolean;
			/**
			 * Only this connection reported it, though another one reports the calls of its number
			 */
			seen_only: boolean;
		}[];
	};
	/**
	 * Calls a day by source
	 *
	 * @maxItems 14
	 */
	weeks: {
		day: string;
		sources: {
			source: string;
			visits: number;
			calls: number;
		}[];
	}[];
	/**
	 * How far the set-up has come
	 */
	setup: {
		targets: number;
		/**
		 * Placements that show something else than the own number
		 */
		sources: number;
		connections: number;
		/**
		 * 1 where there is any, else 0
		 */
		calls: number;
	};
}
