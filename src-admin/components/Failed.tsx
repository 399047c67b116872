import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ApiError } from '../api/error';

/**
 * Says in words what went wrong and offers to try again.
 * @param props
 * @param props.error
 * @param props.retry
 */
export function Failed( {
	error,
	retry,
}: {
	error: ApiError;
	retry: () => unknown;
} ) {
	return (
		<div className="ringwell-failed" role="alert">
			<p>{ error.message }</p>
			{ error.status !== 403 && error.status !== 404 && (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => void retry() }
				>
					{ __( 'Try again', 'ringwell' ) }
				</Button>
			) }
		</div>
	);
}
