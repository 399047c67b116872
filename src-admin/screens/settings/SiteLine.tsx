import { __ } from '@wordpress/i18n';
import { useSiteLine } from '../../api/settings';
import { CopyText } from '../../components/CopyText';

/** What is pasted into the other sites. */
export function SiteLine() {
	const { data } = useSiteLine();
	if ( data === undefined ) {
		return null;
	}
	return (
		<>
			<h3>{ __( 'The line for these sites', 'ringwell' ) }</h3>
			<p>
				{ __(
					'Paste this line into every page of those sites, as near to the top as you can. It is the same for all.',
					'ringwell'
				) }
			</p>
			<CopyText text={ data.line } />
			<dl className="ringwell-facts">
				{ places().map( ( [ builder, place ] ) => (
					<div key={ builder }>
						<dt>{ builder }</dt>
						<dd>{ place }</dd>
					</div>
				) ) }
			</dl>
			<p className="ringwell-muted">
				{ __(
					'A visitor who follows a link from one of your sites to another keeps his number there: one visit, not two.',
					'ringwell'
				) }
			</p>
		</>
	);
}

/** Where each builder takes a line of HTML. */
const places = (): [ string, string ][] => [
	[
		'Tilda',
		__(
			'Site settings → More → HTML code for the head. Then publish all pages.',
			'ringwell'
		),
	],
	[
		'Wix',
		__(
			'Settings → Custom Code: into the head, on all pages.',
			'ringwell'
		),
	],
	[
		'Flexbe',
		__(
			'In the settings of the site, where code for the head of all pages is inserted.',
			'ringwell'
		),
	],
	[
		__( '1C-Bitrix', 'ringwell' ),
		__(
			'In header.php of the site’s template, before </head>.',
			'ringwell'
		),
	],
	[
		'Joomla',
		__(
			'In index.php of the template, before </head>. In a child template no update overwrites it.',
			'ringwell'
		),
	],
	[
		__( 'Any other page', 'ringwell' ),
		__( 'In its HTML, before </head>.', 'ringwell' ),
	],
];
