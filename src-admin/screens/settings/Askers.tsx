import { __ } from '@wordpress/i18n';
import { Card } from '../../components/Card';
import type { FormPart } from '../../components/useForm';
import { LinesField } from './LinesField';
import { Sight } from './Sight';
import { SiteLine } from './SiteLine';

type Props = FormPart< { otherSites: string; proxies: string } > & {
	/** Whether some are saved. */
	hasSites: boolean;
};

/** From where visitors' pages may ask for numbers. */
export const Askers = ( { draft, set, errors, hasSites }: Props ) => (
	<>
		<Card id="other-sites" title={ __( 'Other sites', 'ringwell' ) }>
			<LinesField
				label={ __(
					'The clinic’s other sites, which may ask for numbers',
					'ringwell'
				) }
				help={ __(
					'One a line, such as https://clinic.example',
					'ringwell'
				) }
				value={ draft.otherSites }
				field="other_sites"
				errors={ errors }
				onChange={ ( otherSites ) => set( { otherSites } ) }
			/>
			{ hasSites && <SiteLine /> }
		</Card>
		<Card id="proxies" title={ __( 'Proxies', 'ringwell' ) }>
			<Sight
				proxies={ draft.proxies }
				onAdd={ ( proxies ) => set( { proxies } ) }
			/>
			<LinesField
				label={ __(
					'Addresses of proxies in front of this site',
					'ringwell'
				) }
				help={ __(
					'One a line, such as 192.0.2.7 or 173.245.48.0/20. Only what they say about a visitor’s address is believed; it is never stored. Leave it empty if there is none.',
					'ringwell'
				) }
				value={ draft.proxies }
				field="proxies"
				errors={ errors }
				onChange={ ( proxies ) => set( { proxies } ) }
			/>
		</Card>
	</>
);
