import type { Settings } from '../../api/types';
import { FormFrame } from '../../components/FormFrame';
import { wholeNumbers } from '../../components/wholeNumber';
import { Askers } from './Askers';
import { fromLines, toLines } from './lines';
import { Remembered } from './Remembered';
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
			honourDnt: settings.honour_dnt ?? false,
			formFields: settings.form_fields ?? false,
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
			honour_dnt: draft.honourDnt,
			form_fields: draft.formFields,
			...days( draft ).values,
			keep_placement: draft.keepPlacement,
			other_sites: fromLines( draft.otherSites ),
			proxies: fromLines( draft.proxies ),
			region_file: draft.regionFile.trim(),
			region_header: draft.regionHeader.trim(),
		} ),
		( draft ) => days( draft ).errors
	);
	return (
		<>
			<FormFrame form={ form } shown={ SHOWN }>
				<Remembered { ...form } />
				<Askers
					{ ...form }
					hasSites={ ( settings.other_sites ?? [] ).length > 0 }
				/>
				<Whereabouts { ...form } />
			</FormFrame>
			<StoredTable settings={ settings } />
		</>
	);
}
