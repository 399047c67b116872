import { __ } from '@wordpress/i18n';
import { deletePool } from '../../api/pools';
import type { Pool } from '../../api/types';
import { AskTwice } from '../../components/AskTwice';
import { useSay } from '../../components/notices';
import { useRouter } from '../../router';

export function DeletePool( { pool }: { pool: Pool } ) {
	const router = useRouter();
	const say = useSay();
	return (
		<AskTwice
			text={ __( 'Delete this pool', 'ringwell' ) }
			title={ __( 'Delete this pool?', 'ringwell' ) }
			titleInUse={ __( 'This pool is in use', 'ringwell' ) }
			codeInUse="ringwell_pool_in_use"
			explanation={ __(
				'Its numbers are shown to nobody any more. They stay in your list of numbers, and past calls stay too.',
				'ringwell'
			) }
			onDelete={ ( force ) => deletePool( pool.id, force ) }
			onDone={ () => {
				say( __( 'Pool deleted.', 'ringwell' ) );
				router.go( '/pools' );
			} }
		/>
	);
}
