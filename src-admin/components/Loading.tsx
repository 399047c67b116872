import { VisuallyHidden } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/**
 * Grey lines in the place of what comes, so that nothing jumps.
 * @param props
 * @param props.lines
 */
export function Loading( { lines = 4 }: { lines?: number } ) {
	return (
		<div className="ringwell-loading" role="status" aria-busy="true">
			<VisuallyHidden>{ __( 'Loading…', 'ringwell' ) }</VisuallyHidden>
			{ Array.from( { length: lines }, ( _, i ) => (
				<span key={ i } aria-hidden="true" />
			) ) }
		</div>
	);
}
