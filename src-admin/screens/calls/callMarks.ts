import { __, sprintf } from '@wordpress/i18n';
import type { Call } from '../../api/types';

export interface CallMark {
	/** Short, for a badge. */
	text: string;
	/** What it means, in a sentence. */
	help: string;
}

/**
 * How a call came to be known, where that was not by its events as they happened.
 * @param call
 */
export function callMarks(
	call: Pick< Call, 'repaired' | 'late' | 'seen_only' | 'connection' >
): CallMark[] {
	const marks: CallMark[] = [];
	if ( call.repaired ) {
		marks.push( {
			text: __( 'from the list', 'ringwell' ),
			help: __(
				"Reported by the phone system's list: its events had not come, or not all of them.",
				'ringwell'
			),
		} );
	}
	if ( call.late ) {
		marks.push( {
			text: __( 'reported late', 'ringwell' ),
			help: __(
				'The phone system reported this call more than a day late, so nobody can say who had the number when it rang.',
				'ringwell'
			),
		} );
	}
	if ( call.seen_only ) {
		marks.push( {
			text: sprintf(
				/* translators: %s: name of a connection */
				__( 'seen by %s only', 'ringwell' ),
				call.connection.name
			),
			help: sprintf(
				/* translators: %s: name of a connection */
				__(
					'Seen by "%s" only: the connection that usually reports calls of this number did not.',
					'ringwell'
				),
				call.connection.name
			),
		} );
	}
	return marks;
}
