import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { countByThis, useCounting } from '../../api/connections';
import { toApiError } from '../../api/error';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';

/**
 * Shown only where another phone system reports the same calls and counts them.
 * @param props
 * @param props.id
 */
export function Counting( { id }: { id: number } ) {
	const others = useCounting( id ).data ?? [];
	return others.length === 0 ? null : (
		<section className="ringwell-card">
			<h2>
				{ __(
					'Calls that another connection reports too',
					'ringwell'
				) }
			</h2>
			{ others.map( ( { connection, name, numbers } ) => (
				<p key={ connection }>
					{ sprintf(
						/* translators: 1: name of a connection, 2: how many numbers */
						_n(
							'“%1$s” counts the calls of %2$d number that rings here too.',
							'“%1$s” counts the calls of %2$d numbers that ring here too.',
							numbers,
							'ringwell'
						),
						name,
						numbers
					) }
				</p>
			) ) }
			<p className="ringwell-muted">
				{ __(
					'Each call is there once: one connection counts it, the other adds what is missing. Let the one count that hears of every call.',
					'ringwell'
				) }
			</p>
			<CountByThis id={ id } />
		</section>
	);
}

function CountByThis( { id }: { id: number } ) {
	const say = useSay();
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const choose = async () => {
		if ( isBusy ) {
			return;
		}
		setBusy( true );
		setProblem( '' );
		try {
			await countByThis( id );
			say(
				__(
					'From the next call on, this connection counts.',
					'ringwell'
				)
			);
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setBusy( false );
	};
	return (
		<>
			<Problem text={ problem } />
			<Button
				variant="secondary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				accessibleWhenDisabled
				disabled={ isBusy }
				onClick={ () => void choose() }
			>
				{ __( 'Count by this connection', 'ringwell' ) }
			</Button>
		</>
	);
}
