import { __ } from '@wordpress/i18n';

/**
 * The source behind whatever has one.
 * @param of
 * @param of.source
 */
export const sourceText = ( {
	source,
}: {
	source: { name: string } | null;
} ): string => source?.name ?? __( 'Unknown source', 'ringwell' );
