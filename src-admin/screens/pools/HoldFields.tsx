import { RadioControl, RangeControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { usePoolForecast } from '../../api/forecast';
import type { Pool } from '../../api/types';
import type { FormPart } from '../../components/useForm';
import { span } from '../../words/time';
import { bringsText, holdNear } from './forecastText';

const LONGEST_SLIDER = 120;
const AUTOMATIC = 15;

interface Props extends FormPart< Pick< Pool, 'hold_minutes' > > {
	pool: Pool;
}

/** How long a number is one visitor's alone, with what that would bring. */
export function HoldFields( { draft, set, errors, pool }: Props ) {
	const forecast = usePoolForecast( pool.id ).data;
	const best = forecast?.best ?? null;
	const chosen = holdNear(
		forecast?.holds ?? [],
		draft.hold_minutes ?? best ?? AUTOMATIC
	);
	return (
		<>
			<RadioControl
				label={ __(
					'How long a visitor’s number is his alone',
					'ringwell'
				) }
				selected={ draft.hold_minutes === null ? 'automatic' : 'fixed' }
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
					max={ Math.max( LONGEST_SLIDER, pool.hold_minutes ?? 0 ) }
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
		</>
	);
}
