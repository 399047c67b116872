import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { usePool, usePoolNumbers } from '../../api/pools';
import type { Pool } from '../../api/types';
import { Card } from '../../components/Card';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Empty } from '../../components/Empty';
import { Page } from '../../components/Page';
import { AddNumbersDialog } from '../../components/pool/AddNumbersDialog';
import { number, percent } from '../../words/figures';
import { DeletePool } from './DeletePool';
import { HoldForecast } from './HoldForecast';
import { holdText } from './holdText';
import { PoolSettings } from './PoolSettings';
import { shownTo } from './shownTo';
import { Refused } from './Refused';
import { Tiles } from './Tiles';

export function PoolPage( { id }: { id: number } ) {
	const pool = usePool( id );
	const [ isAdding, setAdding ] = useState( false );
	const mayEdit = can( 'ringwell_edit_sources' );
	const add = () => setAdding( true );
	return (
		<Page
			title={ pool.data?.name ?? __( 'Pool', 'ringwell' ) }
			back={ { to: '/pools', text: __( 'Pools', 'ringwell' ) } }
			// An empty pool has the button in its middle.
			actions={
				mayEdit &&
				pool.data &&
				pool.data.numbers > 0 && (
					<Button
						variant="primary"
						__next40pxDefaultSize
						onClick={ add }
					>
						{ __( 'Add numbers', 'ringwell' ) }
					</Button>
				)
			}
		>
			<Answer of={ pool } lines={ 8 }>
				{ ( loaded ) => (
					<>
						<Summary pool={ loaded } />
						<Numbers id={ id } mayEdit={ mayEdit } onAdd={ add } />
						<HoldForecast pool={ loaded } />
						<Refused of={ loaded.refused_7d } />
						{ mayEdit && <PoolSettings pool={ loaded } /> }
						{ mayEdit && (
							<p>
								<DeletePool pool={ loaded } />
							</p>
						) }
						{ isAdding && (
							<AddNumbersDialog
								pool={ loaded }
								onClose={ () => setAdding( false ) }
							/>
						) }
					</>
				) }
			</Answer>
		</Page>
	);
}

function Summary( { pool }: { pool: Pool } ) {
	const figures = [
		[ __( 'Numbers', 'ringwell' ), number( pool.numbers ) ],
		[ __( 'Held now', 'ringwell' ), number( pool.held ) ],
		[
			__( 'Coverage, 7 days', 'ringwell' ),
			pool.coverage_7d === null ? '–' : percent( pool.coverage_7d ),
		],
		[
			__( 'Went without, 7 days', 'ringwell' ),
			number( pool.overflow_7d ),
		],
		[ __( 'Hold', 'ringwell' ), holdText( pool ) ],
	] as const;
	return (
		<section className="ringwell-card">
			<p className="ringwell-muted">
				{ shownTo( pool ) === ''
					? __(
							'No source shows this pool yet: choose it in a source.',
							'ringwell'
						)
					: sprintf(
							/* translators: 1: names of sources, 2: name of the number on the site */
							__(
								'Shown to visitors of %1$s, in place of “%2$s”.',
								'ringwell'
							),
							shownTo( pool ),
							pool.target_name
						) }
			</p>
			<dl className="ringwell-figures">
				{ figures.map( ( [ name, value ] ) => (
					<div key={ name }>
						<dt>{ name }</dt>
						<dd>{ value }</dd>
					</div>
				) ) }
			</dl>
		</section>
	);
}

function Numbers( {
	id,
	mayEdit,
	onAdd,
}: {
	id: number;
	mayEdit: boolean;
	onAdd: () => void;
} ) {
	const numbers = usePoolNumbers( id );
	return (
		<Card id="tiles" title={ __( 'Numbers now', 'ringwell' ) }>
			<Answer of={ numbers } lines={ 4 }>
				{ ( loaded ) =>
					loaded.length === 0 ? (
						<Empty
							action={
								mayEdit && (
									<Button
										variant="primary"
										__next40pxDefaultSize
										onClick={ onAdd }
									>
										{ __( 'Add numbers', 'ringwell' ) }
									</Button>
								)
							}
						>
							{ __(
								'Without numbers a pool gives nothing out. Paste a list from your provider.',
								'ringwell'
							) }
						</Empty>
					) : (
						<Tiles numbers={ loaded } />
					)
				}
			</Answer>
		</Card>
	);
}
