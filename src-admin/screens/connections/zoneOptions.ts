import { __ } from '@wordpress/i18n';

interface Option {
	value: string;
	label: string;
}

/**
 * The site's own zone first, then all that the browser knows. What is stored is kept even if the browser knows it by
 * another name (Europe/Kyiv, Europe/Kiev) or not at all.
 * @param chosen
 */
export function zoneOptions( chosen: string ): Option[] {
	const known = Intl.supportedValuesOf( 'timeZone' );
	const all =
		chosen === '' || known.includes( chosen )
			? known
			: [ chosen, ...known ];
	return [
		{ value: '', label: __( 'As this site', 'ringwell' ) },
		...all.map( ( zone ) => ( { value: zone, label: zone } ) ),
	];
}
