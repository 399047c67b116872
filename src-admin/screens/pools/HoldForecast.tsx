import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { usePoolForecast } from '../../api/forecast';
import type { PoolForecast } from '../../api/forecast';
import type { Pool } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Card } from '../../components/Card';
import { number, percent } from '../../words/figures';
import { ago, span } from '../../words/time';
import { adviceText, holdNear } from './forecastText';

/** Whether there are enough numbers, and what each hold would bring. */
export function HoldForecast( { pool }: { pool: Pool } ) {
	const forecast = usePoolForecast( pool.id );
	const { mutate } = forecast;
	// The server tells it anew where the settings or the numbers have changed.
	const told = JSON.stringify( [
		pool.hold_from,
		pool.protection_minutes,
		pool.call_protection_minutes,
		pool.numbers,
	] );
	useEffect( () => {
		void mutate();
	}, [ told, mutate ] );
	return (
		<Card
			id="pool-forecast"
			title={ __( 'Are there enough numbers?', 'ringwell' ) }
		>
			<Answer of={ forecast } lines={ 3 }>
				{ ( loaded ) =>
					loaded.made === null ? (
						<p>
							{ __(
								'It takes a week and 300 visits to tell. Until then a number is held for 15 minutes where the hold is automatic.',
								'ringwell'
							) }
						</p>
					) : (
						<Told pool={ pool } forecast={ loaded } />
					)
				}
			</Answer>
		</Card>
	);
}

function Told( { pool, forecast }: { pool: Pool; forecast: PoolForecast } ) {
	const inForce = holdNear( forecast.holds, pool.hold_now );
	return (
		<>
			{ inForce && <p>{ adviceText( inForce ) }</p> }
			<details>
				<summary>
					{ __( 'What each hold would have brought', 'ringwell' ) }
				</summary>
				<div className="ringwell-scroll">
					<Holds
						forecast={ forecast }
						inForce={ inForce?.minutes ?? null }
					/>
				</div>
				<p className="ringwell-muted">
					{ __(
						'Only the first call of each person counts here: someone who rings again days later often finds the number with another visitor.',
						'ringwell'
					) }
				</p>
			</details>
			<p className="ringwell-muted">
				{ sprintf(
					/* translators: 1: number of visits, 2: "3 hours ago" */
					_n(
						'From the last %1$s visit, worked out %2$s.',
						'From the last %1$s visits, worked out %2$s.',
						forecast.visits,
						'ringwell'
					),
					number( forecast.visits ),
					ago( forecast.made ?? '' )
				) }
			</p>
		</>
	);
}

function Holds( {
	forecast,
	inForce,
}: {
	forecast: PoolForecast;
	inForce: number | null;
} ) {
	return (
		<table className="ringwell-table">
			<thead>
				<tr>
					<th scope="col">{ __( 'Hold', 'ringwell' ) }</th>
					<th scope="col" className="is-figure">
						{ __( 'Visitors with a number', 'ringwell' ) }
					</th>
					<th scope="col" className="is-figure">
						{ __( 'Their first calls found', 'ringwell' ) }
					</th>
					<th scope="col" className="is-figure">
						{ __( 'Of all first calls', 'ringwell' ) }
					</th>
				</tr>
			</thead>
			<tbody>
				{ forecast.holds.map( ( hold ) => (
					<tr key={ hold.minutes }>
						<th scope="row">
							{ span( hold.minutes ) }
							<Marks
								isBest={ hold.minutes === forecast.best }
								isInForce={ hold.minutes === inForce }
							/>
						</th>
						<td className="is-figure">
							{ percent( hold.coverage ) }
						</td>
						<td className="is-figure">
							{ percent( hold.accuracy ) }
						</td>
						<td className="is-figure">{ percent( hold.yield ) }</td>
					</tr>
				) ) }
			</tbody>
		</table>
	);
}

function Marks( {
	isBest,
	isInForce,
}: {
	isBest: boolean;
	isInForce: boolean;
} ) {
	const marks = [
		...( isBest ? [ __( 'the best', 'ringwell' ) ] : [] ),
		...( isInForce ? [ __( 'now', 'ringwell' ) ] : [] ),
	];
	return marks.length === 0 ? null : (
		<span className="ringwell-muted">{ marks.join( ', ' ) }</span>
	);
}
