import { useSyncExternalStore } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Confirm } from '../components/Confirm';
import { useRouter } from '../router';

export function LeaveDialog() {
	const router = useRouter();
	const waiting = useSyncExternalStore( router.subscribe, router.waiting );
	if ( ! waiting ) {
		return null;
	}
	return (
		<Confirm
			title={ __( 'Leave without saving?', 'ringwell' ) }
			action={ __( 'Leave', 'ringwell' ) }
			isDestructive
			onConfirm={ waiting.leave }
			onCancel={ waiting.stay }
		>
			{ __(
				'What you changed on this page is not saved yet.',
				'ringwell'
			) }
		</Confirm>
	);
}
