import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useBranches } from '../api/branches';
import { can } from '../boot';
import { Link } from '../router';

/** Before any branch has a phone system all callbacks are left to staff: says so to those who can change it. */
export function NobodyRings() {
	const { data } = useBranches( can( 'ringwell_manage' ) );
	if (
		! data ||
		data.branches.some( ( { connection } ) => connection > 0 )
	) {
		return null;
	}
	return (
		<Notice status="warning" isDismissible={ false }>
			{ __(
				'Nobody is rung yet: no branch has a phone system.',
				'ringwell'
			) }{ ' ' }
			<Link to="/settings/branches">
				{ __( 'Choose it in “Branches and hours”', 'ringwell' ) }
			</Link>
		</Notice>
	);
}
