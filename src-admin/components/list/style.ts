import { isRTL } from '@wordpress/i18n';
import ltr from 'dataviews-ltr.css';
import rtl from 'dataviews-rtl.css';

const ID = 'ringwell-dataviews-css';

/** DataViews brings one style for each direction; only the one that is needed is loaded, with the first list. */
if ( ! document.getElementById( ID ) ) {
	const link = document.createElement( 'link' );
	link.id = ID;
	link.rel = 'stylesheet';
	link.href = isRTL() ? rtl : ltr;
	document.head.append( link );
}
