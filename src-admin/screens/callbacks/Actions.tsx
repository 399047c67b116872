import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { doWithCallback } from '../../api/callbacks';
import type { CallbackDetail } from '../../api/callbacks';
import { toApiError } from '../../api/error';
import { AskFirst } from '../../components/AskFirst';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { TimeDialog } from './TimeDialog';

/**
 * What this reader may do with a callback now, as the server says.
 * @param props
 * @param props.callback
 */
export function Actions( { callback }: { callback: CallbackDetail } ) {
	const say = useSay();
	const { id, can, dial } = callback;
	const [ busy, setBusy ] = useState( '' );
	const [ problem, setProblem ] = useState( '' );
	const [ isChoosing, setChoosing ] = useState( false );

	const now = async ( what: 'call' | 'close', done: string ) => {
		setBusy( what );
		setProblem( '' );
		try {
			await doWithCallback( id, what );
			say( done );
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setBusy( '' );
	};
	const waits = { disabled: busy !== '', accessibleWhenDisabled: true };
	if ( can.length === 0 && dial === '' ) {
		return null;
	}
	return (
		<section>
			<div className="ringwell-actions">
				{ can.includes( 'call' ) && (
					<Button
						variant="primary"
						__next40pxDefaultSize
						isBusy={ busy === 'call' }
						{ ...waits }
						onClick={ () =>
							void now(
								'call',
								__( 'Your phone rings first.', 'ringwell' )
							)
						}
					>
						{ __( 'Call now', 'ringwell' ) }
					</Button>
				) }
				{ callback.state === 'task' && dial !== '' && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						href={ `tel:${ dial }` }
					>
						{ __( 'Ring from this device', 'ringwell' ) }
					</Button>
				) }
				{ can.includes( 'time' ) && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						{ ...waits }
						onClick={ () => setChoosing( true ) }
					>
						{ __( 'Another time', 'ringwell' ) }
					</Button>
				) }
				{ can.includes( 'close' ) && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						isBusy={ busy === 'close' }
						{ ...waits }
						onClick={ () =>
							void now(
								'close',
								__( 'Marked as done.', 'ringwell' )
							)
						}
					>
						{ __( 'Done by staff', 'ringwell' ) }
					</Button>
				) }
				{ can.includes( 'cancel' ) && (
					<AskFirst
						text={ __( 'Cancel it', 'ringwell' ) }
						title={ __( 'Cancel this callback?', 'ringwell' ) }
						action={ __( 'Don’t ring', 'ringwell' ) }
						isDestructive
						onConfirm={ () => doWithCallback( id, 'cancel' ) }
						onDone={ () =>
							say( __( 'Nobody will be rung.', 'ringwell' ) )
						}
					>
						{ __(
							'The patient waits for your call, and is not told.',
							'ringwell'
						) }
					</AskFirst>
				) }
			</div>
			<Problem text={ problem } />
			{ isChoosing && (
				<TimeDialog
					callback={ callback }
					onClose={ () => setChoosing( false ) }
				/>
			) }
		</section>
	);
}
