import { __ } from '@wordpress/i18n';
import { Card } from '../../components/Card';
import { TextField } from '../../components/Field';
import type { FormPart } from '../../components/useForm';

type Props = FormPart< { regionFile: string; regionHeader: string } >;

/** By what a visitor's region is known: a file of addresses, or the word of a proxy before the site. */
export const Whereabouts = ( { draft, errors, set }: Props ) => (
	<Card id="where" title={ __( 'Where visitors are', 'ringwell' ) }>
		<p>
			{ __(
				'A visitor can get a number of his own region where one is free. Give your numbers their regions, and choose here how a visitor’s is known. His address is only looked up, never stored.',
				'ringwell'
			) }
		</p>
		<TextField
			label={ __( 'File of addresses on the server', 'ringwell' ) }
			help={ __(
				'In the mmdb format, as DB-IP and MaxMind offer it; best kept outside the site’s folder. Empty: none.',
				'ringwell'
			) }
			placeholder="/home/clinic/geo/city.mmdb"
			maxLength={ 1024 }
			dir="ltr"
			value={ draft.regionFile }
			error={ errors.region_file }
			onChange={ ( regionFile ) => set( { regionFile } ) }
		/>
		<TextField
			label={ __( 'Header of your proxy with the region', 'ringwell' ) }
			help={ __(
				'Holds a country (RU) or a region (RU-SPE). It is believed from the proxies named above only, and before the file. Empty: none.',
				'ringwell'
			) }
			placeholder="CF-IPCountry"
			maxLength={ 64 }
			dir="ltr"
			value={ draft.regionHeader }
			error={ errors.region_header }
			onChange={ ( regionHeader ) => set( { regionHeader } ) }
		/>
	</Card>
);
