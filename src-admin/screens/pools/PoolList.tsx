import { __, _n, sprintf } from '@wordpress/i18n';
import type { Pool } from '../../api/types';
import { Explained } from '../../components/Explained';
import { Link } from '../../router';
import { number, percent } from '../../words/figures';
import { holdText } from './holdText';
import { allRefused } from './Refused';
import { shownTo } from './shownTo';

interface Column {
	name: string;
	/** A figure that needs one says what it counts. */
	explanation?: string;
	isFigure?: true;
	value: ( pool: Pool ) => string;
}

/**
 * Few rows, all there: a plain table that becomes cards on phones.
 * @param props
 * @param props.pools
 */
export function PoolList( { pools }: { pools: Pool[] } ) {
	const all = columns();
	return (
		<table className="ringwell-table is-cards">
			<thead>
				<tr>
					<th scope="col">{ __( 'Pool', 'ringwell' ) }</th>
					{ all.map( ( column ) => (
						<th
							key={ column.name }
							scope="col"
							className={ classOf( column ) }
						>
							{ column.explanation === undefined ? (
								column.name
							) : (
								<Explained
									text={ column.name }
									explanation={ column.explanation }
								/>
							) }
						</th>
					) ) }
				</tr>
			</thead>
			<tbody>
				{ pools.map( ( pool ) => (
					<tr key={ pool.id }>
						<th scope="row">
							<Link to={ `/pools/${ pool.id }` }>
								{ pool.name }
							</Link>
							<span className="ringwell-muted">
								{ pool.target_name }
							</span>
						</th>
						{ all.map( ( column ) => (
							<td
								key={ column.name }
								className={ classOf( column ) }
								data-label={ column.name }
							>
								{ column.value( pool ) }
							</td>
						) ) }
					</tr>
				) ) }
			</tbody>
		</table>
	);
}

const classOf = ( { isFigure }: Column ) =>
	isFigure ? 'is-figure' : undefined;

const columns = (): Column[] => [
	{
		name: __( 'Sources', 'ringwell' ),
		value: ( pool ) => shownTo( pool ) || __( 'none yet', 'ringwell' ),
	},
	{
		name: __( 'Numbers', 'ringwell' ),
		isFigure: true,
		value: ( pool ) => number( pool.numbers ),
	},
	{
		name: __( 'Held now', 'ringwell' ),
		explanation: __(
			'Numbers that nobody else can get at this moment.',
			'ringwell'
		),
		isFigure: true,
		value: ( pool ) => number( pool.held ),
	},
	{
		name: __( 'Coverage, 7 days', 'ringwell' ),
		explanation: __(
			'Of the visits that could have a number of their own: how many got one.',
			'ringwell'
		),
		isFigure: true,
		value: ( pool ) =>
			pool.coverage_7d === null ? '–' : percent( pool.coverage_7d ),
	},
	{
		name: __( 'Went without, 7 days', 'ringwell' ),
		explanation: __(
			'Visits that found no free number and saw the default number.',
			'ringwell'
		),
		isFigure: true,
		value: wentWithout,
	},
	{
		name: __( 'Refused, 7 days', 'ringwell' ),
		explanation: __(
			'Bots, pages fetched ahead, visitors without consent and crowded networks. They are not in the coverage.',
			'ringwell'
		),
		isFigure: true,
		value: ( pool ) => number( allRefused( pool.refused_7d ) ),
	},
	{
		name: __( 'Hold', 'ringwell' ),
		value: holdText,
	},
];

const wentWithout = ( pool: Pool ): string =>
	pool.visits_7d === 0
		? '–'
		: sprintf(
				/* translators: 1: visits without a number, 2: all visits */
				_n(
					'%1$s of %2$s',
					'%1$s of %2$s',
					pool.visits_7d,
					'ringwell'
				),
				number( pool.overflow_7d ),
				number( pool.visits_7d )
			);
