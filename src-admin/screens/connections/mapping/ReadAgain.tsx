import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { toApiError } from '../../../api/error';
import { readAgain } from '../../../api/mapping';
import { useSay } from '../../../components/notices';
import { Problem } from '../../../components/Problem';

interface Props {
	id: number;
	stored: number;
}

/**
 * Messages that came before anybody said what their fields are, or when something else was said.
 * @param props
 * @param props.id
 * @param props.stored
 */
export function ReadAgain( { id, stored }: Props ) {
	const say = useSay();
	const [ read, setRead ] = useState< number | null >( null );
	const [ problem, setProblem ] = useState( '' );
	const start = async () => {
		setRead( 0 );
		setProblem( '' );
		try {
			const all = await readAgain( id, setRead );
			say(
				sprintf(
					/* translators: %d: number of messages */
					_n(
						'%d message was read again.',
						'%d messages were read again.',
						all,
						'ringwell'
					),
					all
				)
			);
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setRead( null );
	};
	return (
		<>
			<p>
				{ __(
					'Messages of the last days are kept. Read them again, and their calls are counted as if all this had been said from the start. Calls that are there already stay as they are.',
					'ringwell'
				) }
			</p>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ read !== null }
				disabled={ read !== null || stored === 0 }
				accessibleWhenDisabled
				onClick={ () => void start() }
			>
				{ sprintf(
					/* translators: %d: number of messages */
					_n(
						'Read %d stored message again',
						'Read %d stored messages again',
						stored,
						'ringwell'
					),
					stored
				) }
			</Button>
			{ read !== null && (
				<progress
					className="ringwell-progress"
					max={ stored }
					value={ read }
					aria-label={ __( 'Messages read', 'ringwell' ) }
				/>
			) }
			<Problem text={ problem } />
		</>
	);
}
