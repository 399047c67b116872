import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError } from '../../../api/error';
import { deleteGroup } from '../../../api/groups';
import type { SourceGroup } from '../../../api/types';
import { Confirm } from '../../../components/Confirm';
import { useSay } from '../../../components/notices';
import { useRouter } from '../../../router';

/** The server says first what visitors hold; only a second, informed yes deletes. */
export function DeleteGroup( { group }: { group: SourceGroup } ) {
	const router = useRouter();
	const say = useSay();
	const [ asking, setAsking ] = useState< { inUse: string } | null >( null );

	const remove = async () => {
		try {
			await deleteGroup( group.id, ( asking?.inUse ?? '' ) !== '' );
		} catch ( thrown ) {
			const error = toApiError( thrown );
			if (
				error.code === 'ringwell_group_in_use' &&
				asking?.inUse === ''
			) {
				setAsking( { inUse: error.message } );
				return;
			}
			throw error;
		}
		setAsking( null );
		say( __( 'Group deleted.', 'ringwell' ) );
		router.go( '/sources' );
	};
	return (
		<>
			<Button
				variant="tertiary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setAsking( { inUse: '' } ) }
			>
				{ __( 'Delete this group', 'ringwell' ) }
			</Button>
			{ asking && (
				<Confirm
					key={ asking.inUse }
					title={
						asking.inUse
							? __( 'This group is in use', 'ringwell' )
							: __( 'Delete this group?', 'ringwell' )
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
							'Its sources stay and show what is their own, else the site’s number. Its static and default numbers are shown to nobody any more; its pools and past calls stay.',
							'ringwell'
						) }
				</Confirm>
			) }
		</>
	);
}
