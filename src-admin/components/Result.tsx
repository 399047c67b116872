import { Icon } from '@wordpress/components';
import { check, close, pending } from '@wordpress/icons';
import type { Call } from '../api/types';
import { resultText } from '../words/call';

const ICONS = {
	answered: check,
	missed: close,
	ringing: pending,
	talking: pending,
} as const;

/**
 * In words and icon, so that colour alone never says it.
 * @param props
 * @param props.result
 */
export const Result = ( { result }: Pick< Call, 'result' > ) => (
	<span className={ `ringwell-result ringwell-result--${ result }` }>
		<Icon icon={ ICONS[ result ] } size={ 20 } />
		{ resultText( result ) }
	</span>
);
