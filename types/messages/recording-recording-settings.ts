/* Made of the schema by `npm run types`; do not edit. */

/**
 * GET recording-settings.
 */
export interface RecordingSettings {
	/**
	 * Who confirmed that callers and staff are told of the recording
	 */
	told: {
		/**
		 * Name of the user
		 */
		by: string;
		/**
		 * ISO 8601 UTC
		 */
		at: string;
	} | null;
	/**
	 * Whether recordings are copied to the own disk
	 */
	copy: boolean;
	/**
	 * That copies are kept; 0: as long as the call
	 */
	days: number;
	/**
	 * That it is remembered who listened
	 */
	log_days: number;
	/**
	 * Where the files lie
	 */
	folder: string;
	files: number;
	/**
	 * Of all copies
	 */
	bytes: number;
	/**
	 * Left on the disk; null: nobody tells
	 */
	free_bytes: number | null;
	has_room: boolean;
	/**
	 * Why recordings of the last week were not copied, in words; empty: all were
	 */
	fault: string;
	/**
	 * How many were not
	 */
	faulty: number;
	/**
	 * The largest file that the server takes
	 */
	upload_bytes: number;
}
