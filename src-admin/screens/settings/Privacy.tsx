import { RadioControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Settings } from '../../api/types';
import { Card } from '../../components/Card';
import { TextAreaField, TextField } from '../../components/Field';
import { FormFrame } from '../../components/FormFrame';
import { wholeNumbers } from '../../components/wholeNumber';
import { fromLines, listError, toLines } from './lines';
import { StoredTable } from './StoredTable';
import { useSettingsForm } from './useSettingsForm';
import { Whereabouts } from './Whereabouts';

const SHOWN = [
	'consent',
	'last_source_days',
	'keep_placement',
	'other_sites',
	'other_sites.*',
	'proxies',
	'proxies.*',
	'region_file',
	'region_header',
	'visit_days',
	'raw_days',
];

const days = ( draft: {
	lastSourceDays: string;
	visitDays: string;
	rawDays: string;
} ) =>
	wholeNumbers( {
		last_source_days: draft.lastSourceDays,
		visit_days: draft.visitDays,
		raw_days: draft.rawDays,
	} );

/** Visitors: what may be remembered of them, how long, and from where they may ask. */
export function Privacy( { settings }: { settings: Settings } ) {
	const form = useSettingsForm(
		{
			consent: settings.consent ?? 'full',
			lastSourceDays: String( settings.last_source_days ?? 30 ),
			keepPlacement: settings.keep_placement ?? false,
			visitDays: String( settings.visit_days ?? 400 ),
			rawDays: String( settings.raw_days ?? 14 ),
			otherSites: toLines( settings.other_sites ?? [] ),
			proxies: toLines( settings.proxies ?? [] ),
			regionFile: settings.region_file ?? '',
			regionHeader: settings.region_header ?? '',
		},
		( draft ) => ( {
			consent: draft.consent,
			...days( draft ).values,
			keep_placement: draft.keepPlacement,
			other_sites: fromLines( draft.otherSites ),
			proxies: fromLines( draft.proxies ),
			region_file: draft.regionFile.trim(),
			region_header: draft.regionHeader.trim(),
		} ),
		( draft ) => days( draft ).errors
	);
	const { draft, set, errors } = form;
	return (
		<>
			<FormFrame form={ form } shown={ SHOWN }>
				<Card id="consent" title={ __( 'Consent', 'ringwell' ) }>
					<RadioControl
						label={ __(
							'Where no consent banner is connected',
							'ringwell'
						) }
						selected={ draft.consent }
						options={ [
							{
								value: 'full',
								label: __(
									'Remember the visitor’s number in his browser',
									'ringwell'
								),
							},
							{
								value: 'session',
								label: __(
									'Remember it until the browser tab is closed',
									'ringwell'
								),
							},
							{
								value: 'none',
								label: __(
									'Remember nothing: no numbers from pools, no visits',
									'ringwell'
								),
							},
						] }
						onChange={ ( consent ) =>
							set( { consent: consent as typeof draft.consent } )
						}
					/>
				</Card>
				<Card
					id="last-source"
					title={ __( 'Who comes back', 'ringwell' ) }
				>
					<TextField
						label={ __(
							'A visitor who comes straight belongs to his last source for, days',
							'ringwell'
						) }
						help={ __(
							'In reports. 0: each visit stands for itself.',
							'ringwell'
						) }
						type="number"
						min={ 0 }
						max={ 365 }
						value={ draft.lastSourceDays }
						error={ errors.last_source_days }
						onChange={ ( lastSourceDays ) =>
							set( { lastSourceDays } )
						}
					/>
					<ToggleControl
						label={ __(
							'He also sees that source’s numbers',
							'ringwell'
						) }
						help={ __(
							'More calls find their source, but the pools need more numbers.',
							'ringwell'
						) }
						checked={ draft.keepPlacement }
						onChange={ ( keepPlacement ) =>
							set( { keepPlacement } )
						}
						__nextHasNoMarginBottom
					/>
				</Card>
				<Card
					id="keep"
					title={ __( 'How long things are kept', 'ringwell' ) }
				>
					<div className="ringwell-row">
						<TextField
							label={ __( 'Visits, days', 'ringwell' ) }
							type="number"
							min={ 7 }
							max={ 3650 }
							value={ draft.visitDays }
							error={ errors.visit_days }
							onChange={ ( visitDays ) => set( { visitDays } ) }
						/>
						<TextField
							label={ __(
								'Messages of the phone system, days',
								'ringwell'
							) }
							type="number"
							min={ 1 }
							max={ 90 }
							value={ draft.rawDays }
							error={ errors.raw_days }
							onChange={ ( rawDays ) => set( { rawDays } ) }
						/>
					</div>
				</Card>
				<Card
					id="other-sites"
					title={ __( 'Other sites', 'ringwell' ) }
				>
					<TextAreaField
						label={ __(
							'The clinic’s other sites, which may ask for numbers',
							'ringwell'
						) }
						help={ __(
							'One a line, such as https://clinic.example',
							'ringwell'
						) }
						rows={ 3 }
						value={ draft.otherSites }
						error={ listError(
							errors,
							'other_sites',
							fromLines( draft.otherSites )
						) }
						onChange={ ( otherSites ) => set( { otherSites } ) }
					/>
				</Card>
				<Card id="proxies" title={ __( 'Proxies', 'ringwell' ) }>
					<TextAreaField
						label={ __(
							'Addresses of proxies in front of this site',
							'ringwell'
						) }
						help={ __(
							'One a line, such as 192.0.2.7 or 173.245.48.0/20. Only what they say about a visitor’s address is believed; it is never stored. Leave it empty if there is none.',
							'ringwell'
						) }
						rows={ 3 }
						value={ draft.proxies }
						error={ listError(
							errors,
							'proxies',
							fromLines( draft.proxies )
						) }
						onChange={ ( proxies ) => set( { proxies } ) }
					/>
				</Card>
				<Whereabouts draft={ draft } errors={ errors } set={ set } />
			</FormFrame>
			<StoredTable settings={ settings } />
		</>
	);
}
