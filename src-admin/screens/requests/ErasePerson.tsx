import { __, _n, sprintf } from '@wordpress/i18n';
import { erasePerson } from '../../api/requests';
import type { PatientRequest } from '../../api/requests';
import { can } from '../../boot';
import { AskFirst } from '../../components/AskFirst';
import { useSay } from '../../components/notices';

interface Props {
	request: Pick< PatientRequest, 'id' | 'phone' >;
	onErased: () => void;
}

/** For a patient who wants to be forgotten: all that is known by the phone of his request. */
export function ErasePerson( { request: { id, phone }, onErased }: Props ) {
	const say = useSay();
	if ( ! can( 'ringwell_manage' ) ) {
		return null;
	}
	return (
		<section>
			<AskFirst
				text={ __( 'Erase this patient', 'ringwell' ) }
				title={ sprintf(
					/* translators: %s: phone number */
					__( 'Erase %s for good?', 'ringwell' ),
					phone
				) }
				action={ __( 'Erase', 'ringwell' ) }
				isDestructive
				onConfirm={ async () => {
					const { requests, calls } = await erasePerson( id );
					say( erasedText( requests, calls ) );
				} }
				onDone={ onErased }
			>
				{ __(
					'All requests, callbacks and calls with this phone are deleted, with their recordings and what the phone system sent of them. Reports count these calls no more, and a callback that waits is not rung. This cannot be undone.',
					'ringwell'
				) }{ ' ' }
				{ __(
					'What stays: the visits, in which no phone is kept; the mails that your staff got; what your phone system keeps itself.',
					'ringwell'
				) }
			</AskFirst>
		</section>
	);
}

const erasedText = ( requests: number, calls: number ): string =>
	sprintf(
		/* translators: 1: "2 requests", 2: "3 calls" */
		__( 'Erased: %1$s, %2$s.', 'ringwell' ),
		sprintf(
			/* translators: %d: how many requests */
			_n( '%d request', '%d requests', requests, 'ringwell' ),
			requests
		),
		sprintf(
			/* translators: %d: how many calls */
			_n( '%d call', '%d calls', calls, 'ringwell' ),
			calls
		)
	);
