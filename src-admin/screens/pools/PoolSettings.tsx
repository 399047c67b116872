import { RadioControl, RangeControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { usePoolForecast } from '../../api/forecast';
import { savePool } from '../../api/pools';
import type { Pool } from '../../api/types';
import { Card } from '../../components/Card';
import { SelectField, TextField } from '../../components/Field';
import { FormFrame } from '../../components/FormFrame';
import { useSay } from '../../components/notices';
import { useForm } from '../../components/useForm';
import { wholeNumber } from '../../components/wholeNumber';
import { span } from '../../words/time';
import { bringsText, holdNear } from './forecastText';

const LONGEST_SLIDER = 120;
const AUTOMATIC = 15;
const SHOWN = [
	'name',
	'hold_minutes',
	'hold_from',
	'protection_minutes',
	'call_protection_minutes',
];

export function PoolSettings( { pool }: { pool: Pool } ) {
	const say = useSay();
	const forecast = usePoolForecast( pool.id ).data;
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
	const best = forecast?.best ?? null;
	const chosen = holdNear(
		forecast?.holds ?? [],
		draft.hold_minutes ?? best ?? AUTOMATIC
	);
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
				<RadioControl
					label={ __(
						'How long a visitor’s number is his alone',
						'ringwell'
					) }
					selected={
						draft.hold_minutes === null ? 'automatic' : 'fixed'
					}
					options={ [
						{
							value: 'automatic',
							label:
								best === null
									? __(
											'Automatic: 15 minutes until there is a forecast',
											'ringwell'
										)
									: sprintf(
											/* translators: %s: "5 minutes" */
											__(
												'Automatic: the one that finds most calls, now %s',
												'ringwell'
											),
											span( best )
										),
						},
						{
							value: 'fixed',
							label: __( 'Always the same time', 'ringwell' ),
						},
					] }
					onChange={ ( choice ) =>
						set( {
							hold_minutes:
								choice === 'automatic'
									? null
									: ( best ?? AUTOMATIC ),
						} )
					}
				/>
				{ draft.hold_minutes !== null && (
					<RangeControl
						label={ __( 'Minutes', 'ringwell' ) }
						help={ __(
							'Longer: calls hours later find their visit. Shorter: more visitors get a number.',
							'ringwell'
						) }
						value={ draft.hold_minutes }
						min={ 0 }
						max={ Math.max(
							LONGEST_SLIDER,
							pool.hold_minutes ?? 0
						) }
						onChange={ ( minutes ) =>
							set( { hold_minutes: minutes ?? AUTOMATIC } )
						}
						__next40pxDefaultSize
						__nextHasNoMarginBottom
					/>
				) }
				{ chosen && (
					<p className="ringwell-muted" aria-live="polite">
						{ bringsText( chosen ) }
					</p>
				) }
				{ errors.hold_minutes && (
					<p className="ringwell-error">{ errors.hold_minutes }</p>
				) }
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
