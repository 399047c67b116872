import { __ } from '@wordpress/i18n';
import { ApiError, toApiError } from '../../api/error';
import type { FieldErrors } from '../../api/error';
import { saveSettings } from '../../api/settings';
import type { Settings } from '../../api/types';
import { useSay } from '../../components/notices';
import { useForm } from '../../components/useForm';

/**
 * A part of the settings; the others are not sent, so two tabs don't overwrite each other.
 * @param initial  The draft, where fields may be text still.
 * @param toWrite  What is sent.
 * @param ownWords What the form can say better of a field than the server, where the server refuses it too.
 */
export function useSettingsForm< T extends object >(
	initial: T,
	toWrite: ( draft: T ) => Settings,
	ownWords: ( draft: T ) => FieldErrors = () => ( {} )
) {
	const say = useSay();
	return useForm( initial, async ( draft ) => {
		try {
			await saveSettings( toWrite( draft ) );
		} catch ( thrown ) {
			const { message, code, status, fields } = toApiError( thrown );
			throw new ApiError( message, code, status, {
				...fields,
				...ownWords( draft ),
			} );
		}
		say( __( 'Settings saved.', 'ringwell' ) );
	} );
}
