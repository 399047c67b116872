import { __ } from '@wordpress/i18n';
import { saveSettings } from '../../api/settings';
import type { Settings } from '../../api/types';
import { useSay } from '../../components/notices';
import { useForm } from '../../components/useForm';

/**
 * A part of the settings; the others are not sent, so two tabs don't overwrite each other.
 * @param initial The draft, where fields may be text still.
 * @param toWrite Refuses by throwing, as the server does.
 */
export function useSettingsForm< T extends object >(
	initial: T,
	toWrite: ( draft: T ) => Settings
) {
	const say = useSay();
	return useForm( initial, async ( draft ) => {
		await saveSettings( toWrite( draft ) );
		say( __( 'Settings saved.', 'ringwell' ) );
	} );
}
