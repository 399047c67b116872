import { RadioControl, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Settings } from '../../api/types';
import { Card } from '../../components/Card';
import { TextField } from '../../components/Field';
import type { FormPart } from '../../components/useForm';

type Props = FormPart< {
	consent: NonNullable< Settings[ 'consent' ] >;
	honourDnt: boolean;
	formFields: boolean;
	lastSourceDays: string;
	keepPlacement: boolean;
	visitDays: string;
	rawDays: string;
} >;

/** What is remembered of a visitor, and how long. */
export const Remembered = ( props: Props ) => (
	<>
		<Consent { ...props } />
		<ComingBack { ...props } />
		<Kept { ...props } />
	</>
);

const Consent = ( { draft, set }: Props ) => (
	<Card id="consent" title={ __( 'Consent', 'ringwell' ) }>
		<RadioControl
			label={ __( 'Where no consent banner is connected', 'ringwell' ) }
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
		<ToggleControl
			label={ __(
				'Remember nothing where the browser asks not to be followed',
				'ringwell'
			) }
			help={ __(
				'Do Not Track and Global Privacy Control then count as a no, whatever a banner says.',
				'ringwell'
			) }
			checked={ draft.honourDnt }
			onChange={ ( honourDnt ) => set( { honourDnt } ) }
			__nextHasNoMarginBottom
		/>
		<ToggleControl
			label={ __(
				'Tell forms that ask for it where the visitor came from',
				'ringwell'
			) }
			help={ __(
				'Hidden fields named ringwell_source, ringwell_visit, ringwell_utm_source and so on are filled, with his consent only.',
				'ringwell'
			) }
			checked={ draft.formFields }
			onChange={ ( formFields ) => set( { formFields } ) }
			__nextHasNoMarginBottom
		/>
	</Card>
);

const ComingBack = ( { draft, set, errors }: Props ) => (
	<Card id="last-source" title={ __( 'Who comes back', 'ringwell' ) }>
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
			onChange={ ( lastSourceDays ) => set( { lastSourceDays } ) }
		/>
		<ToggleControl
			label={ __( 'He also sees that source’s numbers', 'ringwell' ) }
			help={ __(
				'More calls find their source, but the pools need more numbers.',
				'ringwell'
			) }
			checked={ draft.keepPlacement }
			onChange={ ( keepPlacement ) => set( { keepPlacement } ) }
			__nextHasNoMarginBottom
		/>
	</Card>
);

const Kept = ( { draft, set, errors }: Props ) => (
	<Card id="keep" title={ __( 'How long things are kept', 'ringwell' ) }>
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
				label={ __( 'Messages of the phone system, days', 'ringwell' ) }
				type="number"
				min={ 1 }
				max={ 90 }
				value={ draft.rawDays }
				error={ errors.raw_days }
				onChange={ ( rawDays ) => set( { rawDays } ) }
			/>
		</div>
	</Card>
);
