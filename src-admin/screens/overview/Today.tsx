import { __, sprintf } from '@wordpress/i18n';
import type { Overview } from '../../api/types';
import { Card } from '../../components/Card';
import { Link } from '../../router';
import type { Query } from '../../router/place';
import { number, percent } from '../../words/figures';
import { COUNTED } from '../calls/callsView';
import { dayText, siteToday } from '../../words/time';

interface Figure {
	name: string;
	value: string;
	usual: string | null;
	to: string;
	query?: Query;
}

export function Today( { today }: { today: Overview[ 'today' ] } ) {
	const day = siteToday();
	const ofDay = { from: day, to: day };
	const counting = { ...ofDay, ...COUNTED };
	const counted = (
		name: string,
		{ value, usual }: { value: number; usual: number | null },
		to: string,
		query: Query
	): Figure => ( {
		name,
		value: number( value ),
		usual: usual === null ? null : number( usual ),
		to,
		query,
	} );
	const { coverage } = today;
	const figures: Figure[] = [
		counted( __( 'Visits', 'ringwell' ), today.visits, '/reports', ofDay ),
		counted( __( 'Calls', 'ringwell' ), today.calls, '/calls', counting ),
		counted( __( 'Answered calls', 'ringwell' ), today.answered, '/calls', {
			...counting,
			result: 'answered',
		} ),
		counted( __( 'Missed calls', 'ringwell' ), today.missed, '/calls', {
			...counting,
			result: 'missed',
		} ),
		{
			name: __( 'Got a number of their own', 'ringwell' ),
			value: coverage.value === null ? '–' : percent( coverage.value ),
			usual: coverage.usual === null ? null : percent( coverage.usual ),
			to: '/pools',
		},
	];
	const weekday = dayText( day, { weekday: 'long' } );
	return (
		<Card
			id="today"
			title={ __( 'Today, beside a usual such day', 'ringwell' ) }
		>
			<dl className="ringwell-figures">
				{ figures.map( ( { name, value, usual, to, query } ) => (
					<div key={ name }>
						<dt>{ name }</dt>
						<dd>
							<Link to={ to } { ...( query ? { query } : {} ) }>
								{ value }
							</Link>
							<span className="ringwell-muted">
								{ usual === null
									? __( 'no days to compare yet', 'ringwell' )
									: sprintf(
											/* translators: 1: name of a weekday, 2: figure */
											__(
												'usual for %1$s by now: %2$s',
												'ringwell'
											),
											weekday,
											usual
										) }
							</span>
						</dd>
					</div>
				) ) }
			</dl>
		</Card>
	);
}
