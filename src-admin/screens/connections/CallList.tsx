import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { checkKeys, fetchCalls } from '../../api/connections';
import { toApiError } from '../../api/error';
import type { Connection } from '../../api/types';
import { Card } from '../../components/Card';
import { Problem } from '../../components/Problem';
import { Unbroken } from '../../components/Unbroken';
import { ago } from '../../words/time';

/**
 * The phone system's own list of calls, by which what events missed is repaired; and whether its keys are right.
 * @param props
 * @param props.connection
 */
export function CallList( { connection }: { connection: Connection } ) {
	const { pull, check } = connection;
	if ( pull === null && check === null ) {
		return null;
	}
	return (
		<Card id="call-list" title={ __( 'List of calls', 'ringwell' ) }>
			{ pull && <PullText pull={ pull } /> }
			{ pull && <PullTimes pull={ pull } /> }
			{ check?.at && ! isSaid( connection, check.text ) && (
				<p className={ check.ok ? '' : 'ringwell-error' }>
					<strong>{ ago( check.at ) }:</strong>{ ' ' }
					<Unbroken text={ check.text } />
				</p>
			) }
			<Buttons connection={ connection } />
		</Card>
	);
}

/**
 * Whether the same error stands above already.
 * @param connection
 * @param connection.pull
 * @param connection.light_text
 * @param text
 */
const isSaid = (
	{ pull, light_text: light }: Connection,
	text: string
): boolean => `${ light }\n${ pull?.text ?? '' }`.includes( text );

type Pull = NonNullable< Connection[ 'pull' ] >;

function PullText( { pull }: { pull: Pull } ) {
	if ( pull.text === '' ) {
		return null;
	}
	const isWrong = pull.state === 'failed' || pull.state === 'stopped';
	return (
		<p className={ isWrong ? 'ringwell-error' : '' } aria-live="polite">
			<Unbroken text={ pull.text } />
		</p>
	);
}

/**
 * When calls were last fetched, and what that last repaired; nothing before the first time.
 * @param props
 * @param props.pull
 */
export function PullTimes( { pull }: { pull: Pull } ) {
	if ( pull.last_at === null ) {
		return null;
	}
	return (
		<p>
			{ sprintf(
				/* translators: %s: "4 minutes ago" */
				__( 'Calls last fetched: %s.', 'ringwell' ),
				ago( pull.last_at )
			) }{ ' ' }
			{ pull.repaired_at
				? sprintf(
						/* translators: 1: "4 minutes ago", 2: "1 call that events had missed" */
						__( 'Last repair: %1$s, %2$s.', 'ringwell' ),
						ago( pull.repaired_at ),
						pull.repaired_text
					)
				: __( 'Events have missed none so far.', 'ringwell' ) }
		</p>
	);
}

type Question = 'check' | 'fetch';

function Buttons( { connection }: { connection: Connection } ) {
	const [ asking, setAsking ] = useState< Question | null >( null );
	const [ problem, setProblem ] = useState( '' );
	const ask = async ( question: Question ) => {
		if ( asking !== null ) {
			return;
		}
		setAsking( question );
		setProblem( '' );
		try {
			await ( question === 'check' ? checkKeys : fetchCalls )(
				connection.id
			);
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setAsking( null );
	};
	const buttons: [ Question, string, boolean ][] = [
		[
			'fetch',
			__( 'Fetch calls now', 'ringwell' ),
			connection.pull !== null && connection.pull.state !== 'off',
		],
		[
			'check',
			__( 'Check the keys', 'ringwell' ),
			connection.check?.possible ?? false,
		],
	];
	return (
		<>
			<Problem text={ problem } />
			<p className="ringwell-buttons">
				{ buttons
					.filter( ( [ , , isPossible ] ) => isPossible )
					.map( ( [ question, text ] ) => (
						<Button
							key={ question }
							variant="secondary"
							__next40pxDefaultSize
							isBusy={ asking === question }
							accessibleWhenDisabled
							disabled={ asking !== null }
							onClick={ () => void ask( question ) }
						>
							{ text }
						</Button>
					) ) }
			</p>
		</>
	);
}
