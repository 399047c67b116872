import { __ } from '@wordpress/i18n';
import { deleteGroup } from '../../../api/groups';
import type { SourceGroup } from '../../../api/types';
import { AskTwice } from '../../../components/AskTwice';
import { useSay } from '../../../components/notices';
import { useRouter } from '../../../router';

export function DeleteGroup( { group }: { group: SourceGroup } ) {
	const router = useRouter();
	const say = useSay();
	return (
		<AskTwice
			text={ __( 'Delete this group', 'ringwell' ) }
			title={ __( 'Delete this group?', 'ringwell' ) }
			titleInUse={ __( 'This group is in use', 'ringwell' ) }
			codeInUse="ringwell_group_in_use"
			explanation={ __(
				'Its sources stay and show what is their own, else the site’s number. Its static and default numbers are shown to nobody any more; its pools and past calls stay.',
				'ringwell'
			) }
			onDelete={ ( force ) => deleteGroup( group.id, force ) }
			onDone={ () => {
				say( __( 'Group deleted.', 'ringwell' ) );
				router.go( '/sources' );
			} }
		/>
	);
}
