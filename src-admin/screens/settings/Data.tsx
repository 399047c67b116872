import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Settings } from '../../api/types';
import { Card } from '../../components/Card';
import { SelectField } from '../../components/Field';
import { FormFrame } from '../../components/FormFrame';
import { regionOptions } from './regions';
import { useSettingsForm } from './useSettingsForm';

const SHOWN = [ 'region', 'delete_data' ];

export function Data( { settings }: { settings: Settings } ) {
	const form = useSettingsForm(
		{
			region: settings.region ?? 'RU',
			delete_data: settings.delete_data ?? false,
		},
		( draft ) => draft
	);
	const { draft, set, errors } = form;
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			<Card id="region" title={ __( 'Phone numbers', 'ringwell' ) }>
				<SelectField
					label={ __( 'Country of the clinic', 'ringwell' ) }
					help={ __(
						'A number without a country code is read as one of this country.',
						'ringwell'
					) }
					value={ draft.region }
					options={ regionOptions( draft.region ) }
					error={ errors.region }
					onChange={ ( region ) => set( { region } ) }
				/>
			</Card>
			<Card id="leave" title={ __( 'When you leave', 'ringwell' ) }>
				<ToggleControl
					label={ __(
						'Delete everything when the plugin is deleted',
						'ringwell'
					) }
					help={
						draft.delete_data
							? __(
									'Visits, calls, numbers and settings will be gone for good.',
									'ringwell'
								)
							: __(
									'Everything stays in the database, for when you come back.',
									'ringwell'
								)
					}
					checked={ draft.delete_data }
					onChange={ ( value ) => set( { delete_data: value } ) }
					__nextHasNoMarginBottom
				/>
			</Card>
		</FormFrame>
	);
}
