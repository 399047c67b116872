import { __ } from '@wordpress/i18n';
import { Link } from '../../router';

export const AddSource = () => (
	<Link
		className="components-button is-primary is-next-40px-default-size"
		to="/sources/new"
	>
		{ __( 'Add a source', 'ringwell' ) }
	</Link>
);
