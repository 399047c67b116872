import { __ } from '@wordpress/i18n';
import { savePool } from '../../api/pools';
import type { Pool } from '../../api/types';
import { Card } from '../../components/Card';
import { SelectField, TextField } from '../../components/Field';
import { FormFrame } from '../../components/FormFrame';
import { useSay } from '../../components/notices';
import { useForm } from '../../components/useForm';
import { wholeNumber } from '../../components/wholeNumber';
import { HoldFields } from './HoldFields';

const SHOWN = [
	'name',
	'hold_minutes',
	'hold_from',
	'protection_minutes',
	'call_protection_minutes',
];

export function PoolSettings( { pool }: { pool: Pool } ) {
	const say = useSay();
	const form = useForm(
		{
			name: pool.name,
			hold_minutes: pool.hold_minutes,
			hold_from: pool.hold_from,
			protection: String( pool.protection_minutes ),
			callProtection: String( pool.call_protection_minutes ),
		},
		async ( draft ) => {
			await savePool( pool.id, {
				name: draft.name.trim(),
				target_id: pool.target_id,
				hold_minutes: draft.hold_minutes,
				hold_from: draft.hold_from,
				protection_minutes: wholeNumber(
					draft.protection,
					'protection_minutes'
				),
				call_protection_minutes: wholeNumber(
					draft.callProtection,
					'call_protection_minutes'
				),
			} );
			say( __( 'Pool saved.', 'ringwell' ) );
		}
	);
	const { draft, set, errors } = form;
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			<Card id="pool-settings" title={ __( 'Settings', 'ringwell' ) }>
				<TextField
					label={ __( 'Name', 'ringwell' ) }
					value={ draft.name }
					maxLength={ 120 }
					error={ errors.name }
					onChange={ ( name ) => set( { name } ) }
				/>
				<HoldFields { ...form } pool={ pool } />
				<SelectField
					label={ __( 'The time counts from', 'ringwell' ) }
					value={ draft.hold_from }
					options={ [
						{
							value: 'giving',
							label: __(
								'when the number was given',
								'ringwell'
							),
						},
						{
							value: 'activity',
							label: __(
								'the visitor’s last activity',
								'ringwell'
							),
						},
					] }
					error={ errors.hold_from }
					onChange={ ( from ) => set( { hold_from: from } ) }
				/>
				<div className="ringwell-row">
					<TextField
						label={ __(
							'Protected after a tap, minutes',
							'ringwell'
						) }
						type="number"
						min={ 0 }
						max={ 1440 }
						value={ draft.protection }
						error={ errors.protection_minutes }
						onChange={ ( protection ) => set( { protection } ) }
					/>
					<TextField
						label={ __(
							'Protected after a call, minutes',
							'ringwell'
						) }
						type="number"
						min={ 0 }
						max={ 129600 }
						value={ draft.callProtection }
						error={ errors.call_protection_minutes }
						onChange={ ( callProtection ) =>
							set( { callProtection } )
						}
					/>
				</div>
			</Card>
		</FormFrame>
	);
}
