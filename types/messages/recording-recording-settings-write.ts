/* Made of the schema by `npm run types`; do not edit. */

/**
 * PUT recording-settings; what is left out stays.
 */
export interface RecordingSettingsWrite {
	copy?: boolean;
	days?: number;
	log_days?: number;
}
