import { useMemo } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Overview } from '../../api/types';
import { Card } from '../../components/Card';
import { DaysChart } from '../../components/charts';
import { Empty } from '../../components/Empty';
import { Link } from '../../router';
import { number } from '../../words/figures';
import { dayText } from '../../words/time';
import { COUNTED } from '../calls/callsView';
import { weeksTable } from './weeks';

export function Weeks( { weeks }: { weeks: Overview[ 'weeks' ] } ) {
	const { series, days, totals, total } = useMemo(
		() => weeksTable( weeks ),
		[ weeks ]
	);
	const title = __( 'Calls a day by source, two weeks', 'ringwell' );
	return (
		<Card id="weeks" title={ title }>
			{ total === 0 ? (
				<Empty>
					{ __(
						'No calls in the last two weeks. They will stand here by day and source.',
						'ringwell'
					) }
				</Empty>
			) : (
				<>
					<DaysChart
						days={ days }
						series={ series }
						label={ title }
					/>
					<details className="ringwell-details">
						<summary>
							{ sprintf(
								/* translators: %s: number of calls */
								_n(
									'The same as a table (%s call)',
									'The same as a table (%s calls)',
									total,
									'ringwell'
								),
								number( total )
							) }
						</summary>
						<div className="ringwell-scroll">
							<table className="ringwell-table">
								<thead>
									<tr>
										<th scope="col">
											{ __( 'Day', 'ringwell' ) }
										</th>
										{ series.map( ( { key, name } ) => (
											<th
												key={ key }
												scope="col"
												className="is-figure"
											>
												{ name }
											</th>
										) ) }
									</tr>
								</thead>
								<tbody>
									{ days.map( ( figures ) => (
										<tr key={ figures.day }>
											<th scope="row">
												<Link
													to="/calls"
													query={ {
														from: figures.day,
														to: figures.day,
														...COUNTED,
													} }
												>
													{ dayText( figures.day ) }
												</Link>
											</th>
											{ series.map( ( { key } ) => (
												<td
													key={ key }
													className="is-figure"
												>
													{ number(
														Number(
															figures[ key ] ?? 0
														)
													) }
												</td>
											) ) }
										</tr>
									) ) }
								</tbody>
								<tfoot>
									<tr>
										<th scope="row">
											{ __( 'Together', 'ringwell' ) }
										</th>
										{ series.map( ( { key } ) => (
											<td
												key={ key }
												className="is-figure"
											>
												{ number( totals[ key ] ?? 0 ) }
											</td>
										) ) }
									</tr>
								</tfoot>
							</table>
						</div>
					</details>
				</>
			) }
		</Card>
	);
}
