import { Button, CheckboxControl, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError } from '../api/error';
import { confirmTold } from '../api/recordings';
import { can } from '../boot';
import { useSay } from './notices';
import { Problem } from './Problem';

/** In place of recordings, until the owner has confirmed: the law asks that both sides of a talk know. */
export function TellFirst() {
	const [ isAsking, setAsking ] = useState( false );
	return (
		<div className="ringwell-tell">
			<p>
				{ can( 'ringwell_manage' )
					? __(
							'Recordings can be heard once you have confirmed that callers and staff are told of them.',
							'ringwell'
						)
					: __(
							'Recordings can be heard once the owner has confirmed that callers and staff are told of them.',
							'ringwell'
						) }
			</p>
			{ can( 'ringwell_manage' ) && (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => setAsking( true ) }
				>
					{ __( 'Confirm', 'ringwell' ) }
				</Button>
			) }
			{ isAsking && <Ask onClose={ () => setAsking( false ) } /> }
		</div>
	);
}

function Ask( { onClose }: { onClose: () => void } ) {
	const say = useSay();
	const [ told, setTold ] = useState( { callers: false, staff: false } );
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const confirm = async () => {
		setBusy( true );
		try {
			await confirmTold();
			say( __( 'Confirmed. Recordings can be heard now.', 'ringwell' ) );
			onClose();
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
			setBusy( false );
		}
	};
	return (
		<Modal
			title={ __( 'Do both sides know?', 'ringwell' ) }
			size="small"
			onRequestClose={ onClose }
			className="ringwell-modal"
		>
			<p>
				{ __(
					'The law asks that everybody who is recorded knows it. Your name and the time are stored with this.',
					'ringwell'
				) }
			</p>
			<div className="ringwell-tell__both">
				<CheckboxControl
					label={ __(
						'Callers hear before the talk that it is recorded',
						'ringwell'
					) }
					checked={ told.callers }
					onChange={ ( callers ) => setTold( { ...told, callers } ) }
					__nextHasNoMarginBottom
				/>
				<CheckboxControl
					label={ __(
						'Staff have been told, and have agreed where the law asks for it',
						'ringwell'
					) }
					checked={ told.staff }
					onChange={ ( staff ) => setTold( { ...told, staff } ) }
					__nextHasNoMarginBottom
				/>
			</div>
			<Problem text={ problem } />
			<div className="ringwell-buttons">
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					onClick={ onClose }
				>
					{ __( 'Cancel', 'ringwell' ) }
				</Button>
				<Button
					variant="primary"
					__next40pxDefaultSize
					isBusy={ isBusy }
					disabled={ isBusy || ! told.callers || ! told.staff }
					accessibleWhenDisabled
					onClick={ () => void confirm() }
				>
					{ __( 'Confirm', 'ringwell' ) }
				</Button>
			</div>
		</Modal>
	);
}
