import { __, _n, sprintf } from '@wordpress/i18n';
import type { Overview } from '../../api/types';
import { Card } from '../../components/Card';
import { Result } from '../../components/Result';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { callerText, sourceName } from '../../words/call';
import { number } from '../../words/figures';
import { ago } from '../../words/time';

const NUMBERS_SHOWN = 4;
const CALLS_SHOWN = 6;

export function Live( { live }: { live: Overview[ 'live' ] } ) {
	return (
		<Card id="live" title={ __( 'On the site now', 'ringwell' ) }>
			{ live.visitors.length === 0 ? (
				<p className="ringwell-muted">
					{ __(
						'No visitors in the last five minutes.',
						'ringwell'
					) }
				</p>
			) : (
				<ul className="ringwell-lines">
					{ live.visitors.map( ( row ) => (
						<li key={ row.source }>
							<strong>{ row.source }</strong>
							<span>
								{ sprintf(
									/* translators: %s: number of visitors */
									_n(
										'%s visitor',
										'%s visitors',
										row.visitors,
										'ringwell'
									),
									number( row.visitors )
								) }
							</span>
							<NumbersHeld numbers={ row.numbers } />
						</li>
					) ) }
				</ul>
			) }
			<h3>{ __( 'Last calls', 'ringwell' ) }</h3>
			{ live.calls.length === 0 ? (
				<p className="ringwell-muted">
					{ __( 'No calls yet.', 'ringwell' ) }
				</p>
			) : (
				<ul
					className="ringwell-lines"
					aria-live="polite"
					aria-relevant="additions"
				>
					{ live.calls.slice( 0, CALLS_SHOWN ).map( ( call ) => (
						<li key={ call.id } className="ringwell-slides-in">
							<Result result={ call.result } />
							<Link to={ `/calls/${ call.id }` }>
								<Unbroken text={ callerText( call.caller ) } />
							</Link>
							<span className="ringwell-muted">
								{ sourceName( call ) },{ ' ' }
								{ ago( call.started_at ) }
							</span>
						</li>
					) ) }
				</ul>
			) }
		</Card>
	);
}

function NumbersHeld( { numbers }: { numbers: string[] } ) {
	if ( numbers.length === 0 ) {
		return null;
	}
	const more = numbers.length - NUMBERS_SHOWN;
	return (
		<span className="ringwell-muted">
			<Unbroken text={ numbers.slice( 0, NUMBERS_SHOWN ).join( ', ' ) } />
			{ more > 0 &&
				/* translators: %d: number of further phone numbers */
				` ${ sprintf( _n( 'and %d more', 'and %d more', more, 'ringwell' ), more ) }` }
		</span>
	);
}
