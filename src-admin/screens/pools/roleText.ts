import { __ } from '@wordpress/i18n';
import type { NumberRow } from '../../api/types';

export const roleText = ( role: NumberRow[ 'role' ] ): string =>
	( {
		pool: __( 'In a pool', 'ringwell' ),
		static: __( 'One number for a source', 'ringwell' ),
		default: __( 'Default number', 'ringwell' ),
		site: __( 'The site’s own', 'ringwell' ),
		quarantined: __( 'Resting', 'ringwell' ),
		detaching: __( 'Being given up', 'ringwell' ),
	} )[ role ];
