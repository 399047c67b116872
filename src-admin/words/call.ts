import { __, sprintf } from '@wordpress/i18n';
import type { Call, Certainty } from '../api/types';
import { sourceText } from './source';

export const resultText = ( result: Call[ 'result' ] ): string =>
	( {
		ringing: __( 'Ringing', 'ringwell' ),
		talking: __( 'Talking', 'ringwell' ),
		answered: __( 'Answered', 'ringwell' ),
		missed: __( 'Missed', 'ringwell' ),
	} )[ result ];

export const certaintyText = ( certainty: Certainty ): string =>
	( {
		sure: __( 'Sure', 'ringwell' ),
		likely: __( 'Likely', 'ringwell' ),
		unsure: __( 'Unsure', 'ringwell' ),
		source: __( 'Source only', 'ringwell' ),
		nobody: __( 'Nobody', 'ringwell' ),
		unknown: __( 'Unknown', 'ringwell' ),
		pending: __( 'Being worked out', 'ringwell' ),
	} )[ certainty ];

/**
 * What a certainty means, in a sentence.
 * @param certainty
 */
export const certaintyHelp = ( certainty: Certainty ): string =>
	( {
		sure: __( 'We know which visit this call came from.', 'ringwell' ),
		likely: __( 'Most probably this visit.', 'ringwell' ),
		unsure: __( 'Maybe this visit, maybe another one.', 'ringwell' ),
		source: __(
			'The source is known from the number; which visit, is not.',
			'ringwell'
		),
		nobody: __(
			'Nobody had this number on screen when the phone rang.',
			'ringwell'
		),
		unknown: __( 'The number dialled does not tell a source.', 'ringwell' ),
		pending: __( 'The answer will be here in a moment.', 'ringwell' ),
	} )[ certainty ];

/**
 * Where it came from: a source, or a group where the number that rang is one that its sources share.
 * @param of
 */
export const sourceName = ( of: Pick< Call, 'source' | 'group' > ): string =>
	of.group ? groupName( of.group.name ) : sourceText( of );

/**
 * A group of sources where a source's name would stand.
 * @param name
 */
export const groupName = ( name: string ): string =>
	sprintf(
		/* translators: %s: name of a group of sources */
		__( 'Group “%s”', 'ringwell' ),
		name
	);

export const callerText = ( caller: string | null ): string =>
	caller ?? __( 'Hidden number', 'ringwell' );
