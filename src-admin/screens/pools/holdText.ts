import { __, sprintf } from '@wordpress/i18n';
import type { Pool } from '../../api/types';
import { span } from '../../words/time';

/**
 * How long nobody else gets a visitor's number, and who decided it.
 * @param pool
 */
export const holdText = (
	pool: Pick< Pool, 'hold_minutes' | 'hold_now' >
): string =>
	pool.hold_minutes === null
		? /* translators: %s: "15 minutes" */
			sprintf( __( '%s, automatic', 'ringwell' ), span( pool.hold_now ) )
		: span( pool.hold_minutes );
