import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { eraseCaller } from '../../api/calls';
import type { Call } from '../../api/types';
import { can } from '../../boot';
import { Confirm } from '../../components/Confirm';
import { useSay } from '../../components/notices';

interface Props {
	call: Pick< Call, 'id' | 'caller' >;
	onErased: () => void;
}

/** For a patient who wants to be forgotten. */
export function EraseCaller( { call, onErased }: Props ) {
	const say = useSay();
	const [ isAsked, setAsked ] = useState( false );
	if ( ! can( 'ringwell_manage' ) ) {
		return null;
	}
	const { caller } = call;
	const action =
		caller === null
			? __( 'Erase this call', 'ringwell' )
			: __( 'Erase this caller', 'ringwell' );
	return (
		<section>
			<Button
				variant="tertiary"
				isDestructive
				__next40pxDefaultSize
				onClick={ () => setAsked( true ) }
			>
				{ action }
			</Button>
			{ isAsked && (
				<Confirm
					title={
						caller === null
							? __( 'Erase this call for good?', 'ringwell' )
							: sprintf(
									/* translators: %s: phone number */
									__( 'Erase %s for good?', 'ringwell' ),
									caller
								)
					}
					action={ __( 'Erase', 'ringwell' ) }
					isDestructive
					onConfirm={ async () => {
						const erased = await eraseCaller( call.id );
						say(
							sprintf(
								/* translators: %d: how many calls */
								_n(
									'Erased: %d call.',
									'Erased: %d calls.',
									erased,
									'ringwell'
								),
								erased
							)
						);
						onErased();
					} }
					onCancel={ () => setAsked( false ) }
				>
					{ caller === null
						? __(
								'The call, its recordings and what the phone system sent of it are deleted. Reports count it no more. This cannot be undone.',
								'ringwell'
							)
						: __(
								'All calls with this phone, their recordings and what the phone system sent of them are deleted. Reports count them no more. This cannot be undone.',
								'ringwell'
							) }
				</Confirm>
			) }
		</section>
	);
}
