import { __ } from '@wordpress/i18n';
import type { FieldName, KINDS, Op } from './rule';

/**
 * The names of link parameters are the same in every language.
 * @param field
 */
export function fieldText( field: FieldName ): string {
	const words: Partial< Record< FieldName, string > > = {
		utm_source: __( 'utm_source (advertising system)', 'ringwell' ),
		utm_medium: __( 'utm_medium (kind of advertising)', 'ringwell' ),
		utm_campaign: __( 'utm_campaign (campaign)', 'ringwell' ),
		utm_content: __( 'utm_content (advertisement)', 'ringwell' ),
		utm_term: __( 'utm_term (keyword)', 'ringwell' ),
		referrer_kind: __( 'Kind of the site they came from', 'ringwell' ),
		referrer_host: __( 'Site they came from', 'ringwell' ),
		landing_path: __( 'First page: path', 'ringwell' ),
		landing_host: __( 'First page: site', 'ringwell' ),
		yclid: __( 'yclid (click in Yandex Direct)', 'ringwell' ),
		ysclid: __( 'ysclid (click in Yandex search)', 'ringwell' ),
		gclid: __( 'gclid (click in Google Ads)', 'ringwell' ),
		fbclid: __( 'fbclid (click in Facebook)', 'ringwell' ),
		param: __( 'Another parameter of the link', 'ringwell' ),
	};
	return words[ field ] ?? field;
}

export const opText = ( op: Op ): string =>
	( {
		is: __( 'is', 'ringwell' ),
		is_not: __( 'is not', 'ringwell' ),
		contains: __( 'contains', 'ringwell' ),
		starts_with: __( 'starts with', 'ringwell' ),
		ends_with: __( 'ends with', 'ringwell' ),
		one_of: __( 'is one of', 'ringwell' ),
		present: __( 'is in the link', 'ringwell' ),
		absent: __( 'is not in the link', 'ringwell' ),
	} )[ op ];

export const kindText = ( kind: ( typeof KINDS )[ number ] ): string =>
	( {
		search: __( 'a search engine', 'ringwell' ),
		social: __( 'a social network', 'ringwell' ),
		site: __( 'another site', 'ringwell' ),
		none: __( 'none: they came straight', 'ringwell' ),
	} )[ kind ];
