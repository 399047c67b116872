import { __ } from '@wordpress/i18n';
import type { Form } from '../../../api/forms';

export const kindText = ( kind: Form[ 'kind' ] ): string =>
	kind === 'callback'
		? __( 'Callback: whoever fills it in is rung.', 'ringwell' )
		: __( 'Request: staff answer it.', 'ringwell' );
