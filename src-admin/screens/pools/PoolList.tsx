import { __, _n, sprintf } from '@wordpress/i18n';
import type { Pool } from '../../api/types';
import { Explained } from '../../components/Explained';
import { Link } from '../../router';
import { number, percent } from '../../words/figures';
import { holdText } from './holdText';
import { allRefused } from './Refused';
import { shownTo } from './shownTo';

/**
 * Few rows, all there: a plain table that becomes cards on phones.
 * @param props
 * @param props.pools
 */
export function PoolList( { pools }: { pools: Pool[] } ) {
	return (
		<table className="ringwell-table is-cards">
			<thead>
				<tr>
					<th scope="col">{ __( 'Pool', 'ringwell' ) }</th>
					<th scope="col">{ __( 'Sources', 'ringwell' ) }</th>
					<th scope="col" className="is-figure">
						{ __( 'Numbers', 'ringwell' ) }
					</th>
					<th scope="col" className="is-figure">
						<Explained
							text={ __( 'Held now', 'ringwell' ) }
							explanation={ __(
								'Numbers that nobody else can get at this moment.',
								'ringwell'
							) }
						/>
					</th>
					<th scope="col" className="is-figure">
						<Explained
							text={ __( 'Coverage, 7 days', 'ringwell' ) }
							explanation={ __(
								'Of the visits that could have a number of their own: how many got one.',
								'ringwell'
							) }
						/>
					</th>
					<th scope="col" className="is-figure">
						<Explained
							text={ __( 'Went without, 7 days', 'ringwell' ) }
							explanation={ __(
								'Visits that found no free number and saw the default number.',
								'ringwell'
							) }
						/>
					</th>
					<th scope="col" className="is-figure">
						<Explained
							text={ __( 'Refused, 7 days', 'ringwell' ) }
							explanation={ __(
								'Bots, pages fetched ahead, visitors without consent and crowded networks. They are not in the coverage.',
								'ringwell'
							) }
						/>
					</th>
					<th scope="col">{ __( 'Hold', 'ringwell' ) }</th>
				</tr>
			</thead>
			<tbody>
				{ pools.map( ( pool ) => (
					<PoolRow key={ pool.id } pool={ pool } />
				) ) }
			</tbody>
		</table>
	);
}

function PoolRow( { pool }: { pool: Pool } ) {
	return (
		<tr>
			<th scope="row">
				<Link to={ `/pools/${ pool.id }` }>{ pool.name }</Link>
				<span className="ringwell-muted">{ pool.target_name }</span>
			</th>
			<td data-label={ __( 'Sources', 'ringwell' ) }>
				{ shownTo( pool ) || __( 'none yet', 'ringwell' ) }
			</td>
			<td
				className="is-figure"
				data-label={ __( 'Numbers', 'ringwell' ) }
			>
				{ number( pool.numbers ) }
			</td>
			<td
				className="is-figure"
				data-label={ __( 'Held now', 'ringwell' ) }
			>
				{ number( pool.held ) }
			</td>
			<td
				className="is-figure"
				data-label={ __( 'Coverage, 7 days', 'ringwell' ) }
			>
				{ pool.coverage_7d === null
					? '–'
					: percent( pool.coverage_7d ) }
			</td>
			<td
				className="is-figure"
				data-label={ __( 'Went without, 7 days', 'ringwell' ) }
			>
				{ pool.visits_7d === 0
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
						) }
			</td>
			<td
				className="is-figure"
				data-label={ __( 'Refused, 7 days', 'ringwell' ) }
			>
				{ number( allRefused( pool.refused_7d ) ) }
			</td>
			<td data-label={ __( 'Hold', 'ringwell' ) }>
				{ holdText( pool ) }
			</td>
		</tr>
	);
}
