import { ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useSettings } from '../../api/settings';
import type { Settings } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Card } from '../../components/Card';
import { FormFrame } from '../../components/FormFrame';
import { LinesField } from './LinesField';
import { fromLines, toLines, wholeLines, withChanges } from './lines';
import { useSettingsForm } from './useSettingsForm';

const SHOWN = [ 'swap_off', 'swap_only', 'swap_attributes' ].flatMap(
	( field ) => [ field, `${ field }.*` ]
);

/** Where in the pages numbers are replaced, beyond what is usual. */
export function Places() {
	const settings = useSettings();
	return (
		<Answer of={ settings } lines={ 8 }>
			{ ( loaded ) => <PlacesForm settings={ loaded } /> }
		</Answer>
	);
}

export function PlacesForm( { settings }: { settings: Settings } ) {
	const form = useSettingsForm(
		{
			off: toLines( settings.swap_off ?? [] ),
			only: toLines( settings.swap_only ?? [] ),
			attributes: toLines( settings.swap_attributes ?? [] ),
			frames: settings.swap_frames ?? false,
		},
		( draft ) => ( {
			swap_off: wholeLines( draft.off ),
			swap_only: wholeLines( draft.only ),
			swap_attributes: fromLines( draft.attributes ),
			swap_frames: draft.frames,
		} )
	);
	const { draft, set, errors, bring } = form;
	// What “Not here” added is shown here at once, beside what is being written.
	const [ stored, setStored ] = useState( settings.swap_off );
	if ( stored !== settings.swap_off ) {
		setStored( settings.swap_off );
		bring( ( values ) => ( {
			...values,
			off: withChanges(
				values.off,
				stored ?? [],
				settings.swap_off ?? []
			),
		} ) );
	}
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			<Card
				id="places"
				title={ __( 'Where numbers are replaced', 'ringwell' ) }
			>
				<p>
					{ __(
						'In all text and links to dial, however they are written. Most sites need nothing here. “Not here”, beside a number found above, writes the first list for you.',
						'ringwell'
					) }
				</p>
				<LinesField
					label={ __( 'Never in these parts of a page', 'ringwell' ) }
					help={ __(
						'CSS selectors, one a line, such as .our-partners or #footer a. An element with data-ringwell="off" is left alone too.',
						'ringwell'
					) }
					value={ draft.off }
					field="swap_off"
					read={ wholeLines }
					errors={ errors }
					onChange={ ( off ) => set( { off } ) }
				/>
				<LinesField
					label={ __( 'Only in these parts', 'ringwell' ) }
					help={ __(
						'CSS selectors, one a line. Empty: the whole page.',
						'ringwell'
					) }
					value={ draft.only }
					field="swap_only"
					read={ wholeLines }
					errors={ errors }
					onChange={ ( only ) => set( { only } ) }
				/>
				<LinesField
					label={ __(
						'Attributes of your own that hold a number',
						'ringwell'
					) }
					help={ __(
						'One a line, such as data-phone. Some themes make links or buttons of them.',
						'ringwell'
					) }
					value={ draft.attributes }
					field="swap_attributes"
					errors={ errors }
					onChange={ ( attributes ) => set( { attributes } ) }
				/>
				<ToggleControl
					label={ __(
						'Also in frames that show pages of this site',
						'ringwell'
					) }
					help={ __(
						'A page of yours inside another one (iframe). Pages of others are never touched.',
						'ringwell'
					) }
					checked={ draft.frames }
					onChange={ ( frames ) => set( { frames } ) }
					__nextHasNoMarginBottom
				/>
			</Card>
		</FormFrame>
	);
}
