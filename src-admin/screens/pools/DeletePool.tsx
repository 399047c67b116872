import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError } from '../../api/error';
import { deletePool } from '../../api/pools';
import type { Pool } from '../../api/types';
import { Confirm } from '../../components/Confirm';
import { useSay } from '../../components/notices';
import { useRouter } from '../../router';

/** The server says first what would be lost; only a second, informed yes deletes. */
export function DeletePool( { pool }: { pool: Pool } ) {
	const router = useRouter();
	const say = useSay();
	const [ asking, setAsking ] = useState< { inUse: string } | null >( null );

	const remove = async () => {
		try {
			await deletePool( pool.id, ( asking?.inUse ?? '' ) !== '' );
		} catch ( thrown ) {
			const error = toApiError( thrown );
			if (
				error.code === 'ringwell_pool_in_use' &&
				asking?.inUse === ''
			) {
				setAsking( { inUse: error.message } );
				return;
			}
			throw error;
		}
		setAsking( null );
		say( __( 'Pool deleted.', 'ringwell' ) );
		router.go( '/pools' );
	};
	return (
		<>
			<Button
				variant="tertiary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setAsking( { inUse: '' } ) }
			>
				{ __( 'Delete this pool', 'ringwell' ) }
			</Button>
			{ asking && (
				<Confirm
					key={ asking.inUse }
					title={
						asking.inUse
							? __( 'This pool is in use', 'ringwell' )
							: __( 'Delete this pool?', 'ringwell' )
					}
					action={
						asking.inUse
							? __( 'Delete all the same', 'ringwell' )
							: __( 'Delete', 'ringwell' )
					}
					isDestructive
					onConfirm={ remove }
					onCancel={ () => setAsking( null ) }
				>
					{ asking.inUse ||
						__(
							'Its numbers are shown to nobody any more. They stay in your list of numbers, and past calls stay too.',
							'ringwell'
						) }
				</Confirm>
			) }
		</>
	);
}
