import { Button, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { SelectField, TextField } from '../../components/Field';
import { siteToday } from '../../words/time';
import { customDays, PRESETS, presetDays } from './period';
import type { Preset, ReportView } from './period';

interface Props {
	view: ReportView;
	onChange: ( change: Partial< ReportView > ) => void;
}

export function PeriodPicker( { view, onChange }: Props ) {
	const choose = ( preset: Preset ) =>
		onChange(
			preset === 'custom'
				? { preset }
				: { preset, ...presetDays( preset, siteToday() ) }
		);
	return (
		<div className="ringwell-period">
			<SelectField
				label={ __( 'Period', 'ringwell' ) }
				value={ view.preset }
				options={ PRESETS.map( ( preset ) => ( {
					value: preset,
					label: presetText( preset ),
				} ) ) }
				onChange={ choose }
			/>
			{ view.preset === 'custom' && (
				<CustomDays
					key={ `${ view.from } ${ view.to }` }
					view={ view }
					onChange={ onChange }
				/>
			) }
			<ToggleControl
				label={ __( 'Compare with the time before', 'ringwell' ) }
				checked={ view.compare }
				onChange={ ( compare ) => onChange( { compare } ) }
				__nextHasNoMarginBottom
			/>
		</div>
	);
}

/** Asks only when both days are chosen: a half-typed year is no question. */
function CustomDays( { view, onChange }: Props ) {
	const [ from, setFrom ] = useState( view.from );
	const [ to, setTo ] = useState( view.to );
	const today = siteToday();
	const days = customDays( from, to, today );
	return (
		<>
			<TextField
				label={ __( 'From', 'ringwell' ) }
				type="date"
				max={ today }
				value={ from }
				onChange={ setFrom }
			/>
			<TextField
				label={ __( 'To', 'ringwell' ) }
				type="date"
				max={ today }
				value={ to }
				onChange={ setTo }
			/>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				disabled={ days === null }
				accessibleWhenDisabled
				onClick={ () =>
					days && onChange( { preset: 'custom', ...days } )
				}
			>
				{ __( 'Show', 'ringwell' ) }
			</Button>
		</>
	);
}

const presetText = ( preset: Preset ): string =>
	( {
		7: __( 'Last 7 days', 'ringwell' ),
		14: __( 'Last 14 days', 'ringwell' ),
		30: __( 'Last 30 days', 'ringwell' ),
		90: __( 'Last 90 days', 'ringwell' ),
		month: __( 'This month', 'ringwell' ),
		last_month: __( 'Last month', 'ringwell' ),
		custom: __( 'Days of my choice', 'ringwell' ),
	} )[ preset ];
