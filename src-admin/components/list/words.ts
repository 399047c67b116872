import { getLocaleData, setLocaleData } from '@wordpress/i18n';

/*
 * DataViews takes its words from WordPress's own translation, which lacks those of a bundled package. Ours hold
 * them too (tools/i18n/borrowed.ts), and lend what is missing. Must run before DataViews does: it asks for some
 * words as soon as it is loaded.
 */
setLocaleData( { ...getLocaleData( 'ringwell' ), ...getLocaleData() } );
