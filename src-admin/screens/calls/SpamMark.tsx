import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { markSpam } from '../../api/calls';
import { toApiError } from '../../api/error';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';

interface Props {
	id: number;
	isSpam: boolean;
}

/** Done at once, and taken back with Undo. */
export function SpamMark( { id, isSpam }: Props ) {
	const say = useSay();
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );

	const mark = async ( next: boolean, mayUndo: boolean ) => {
		setBusy( true );
		setProblem( '' );
		try {
			await markSpam( id, next );
			say(
				next
					? __( 'Marked as spam: not counted any more.', 'ringwell' )
					: __( 'Not spam: counted again.', 'ringwell' ),
				mayUndo ? { undo: () => void mark( ! next, false ) } : {}
			);
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setBusy( false );
	};
	return (
		<section>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy }
				accessibleWhenDisabled
				onClick={ () => void mark( ! isSpam, true ) }
			>
				{ isSpam
					? __( 'Not spam', 'ringwell' )
					: __( 'Spam', 'ringwell' ) }
			</Button>
			<Problem text={ problem } />
		</section>
	);
}
