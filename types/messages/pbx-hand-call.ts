/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST calls, PUT calls/{id}: a call that somebody types in, as clinics with plain phones do.
 */
export interface HandCall {
	/**
	 * Made by the browser for a new call, so that asking twice makes one
	 */
	key?: string;
	/**
	 * ISO 8601
	 */
	started_at: string;
	/**
	 * In any writing; null: the number was hidden. Left out of a PUT: as it was
	 */
	caller?: string | null;
	/**
	 * Which of the clinic's numbers rang
	 */
	number: string;
	result: 'answered' | 'missed';
	talk_seconds?: number;
	/**
	 * @maxItems 20
	 */
	tags?: string[];
}
