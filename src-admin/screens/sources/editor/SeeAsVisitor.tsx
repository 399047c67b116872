import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useSourcePreview } from '../../../api/preview';

/** Opens the site as visitors from this source see it, by what is saved. Gives no number out. */
export function SeeAsVisitor( { source }: { source: number } ) {
	const { data } = useSourcePreview( source );
	return (
		data && (
			<Button
				variant="secondary"
				__next40pxDefaultSize
				href={ data.address }
				target="_blank"
			>
				{ __( 'See the site as a visitor', 'ringwell' ) }
			</Button>
		)
	);
}
