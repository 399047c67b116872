import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { callBack } from '../../api/callbacks';
import { toApiError } from '../../api/error';
import type { Call } from '../../api/types';
import { can } from '../../boot';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { useRouter } from '../../router';

/**
 * Whether a call is one that somebody waits to be rung back for.
 * @param call
 */
export const canCallBack = (
	call: Pick< Call, 'direction' | 'result' | 'caller' | 'spam' >
): boolean =>
	call.direction === 'in' &&
	call.result === 'missed' &&
	call.caller !== null &&
	! call.spam;

/**
 * A missed call is rung back with one click: the clinic's phone first, then the caller.
 * @param props
 * @param props.call
 */
export function CallBack( { call }: { call: Call } ) {
	const say = useSay();
	const router = useRouter();
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	if ( ! canCallBack( call ) || ! can( 'ringwell_handle_contacts' ) ) {
		return null;
	}
	const ring = async () => {
		setBusy( true );
		setProblem( '' );
		try {
			const { id } = await callBack( call.id );
			say( __( 'Your phone rings first.', 'ringwell' ) );
			router.go( `/callbacks/${ id }` );
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<section>
			<Button
				variant="primary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
				onClick={ () => void ring() }
			>
				{ __( 'Call back', 'ringwell' ) }
			</Button>
			<Problem text={ problem } />
		</section>
	);
}
