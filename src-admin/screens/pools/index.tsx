import { __ } from '@wordpress/i18n';
import { lazy, Suspense, useState } from '@wordpress/element';
import { usePools } from '../../api/pools';
import type { Pool } from '../../api/types';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Empty } from '../../components/Empty';
import { SelectField } from '../../components/Field';
import { useNarrowed } from '../../components/list/useNarrowed';
import { Loading } from '../../components/Loading';
import { Page } from '../../components/Page';
import { Tabs } from '../../components/Tabs';
import { Link, usePlace } from '../../router';
import { idOf } from '../../router/place';
import { NewPool } from './NewPool';
import { PoolList } from './PoolList';
import { inOrder, ORDERS, orderText } from './poolOrder';
import type { PoolOrder } from './poolOrder';
import { PoolPage } from './PoolPage';

// Only the list of numbers needs DataViews.
const NumbersList = lazy( () =>
	import( /* webpackChunkName: "numbers" */ './NumbersList' ).then(
		( { NumbersList: list } ) => ( { default: list } )
	)
);

export default function PoolsScreen() {
	const { path } = usePlace();
	const id = idOf( path );
	if ( id !== null ) {
		return <PoolPage key={ id } id={ id } />;
	}
	return path === '/pools/new' && can( 'ringwell_edit_sources' ) ? (
		<NewPool />
	) : (
		<Lists isNumbers={ path === '/pools/numbers' } />
	);
}

const NewPoolLink = () => (
	<Link
		className="components-button is-primary is-next-40px-default-size"
		to="/pools/new"
	>
		{ __( 'New pool', 'ringwell' ) }
	</Link>
);

function Lists( { isNumbers }: { isNumbers: boolean } ) {
	const mayEdit = can( 'ringwell_edit_sources' );
	const hasPools = ( usePools().data ?? [] ).length > 0;
	return (
		<Page
			title={ __( 'Pools', 'ringwell' ) }
			// The empty list has the button in its middle.
			actions={ hasPools && mayEdit && ! isNumbers && <NewPoolLink /> }
		>
			<Tabs
				label={ __( 'Pools and numbers', 'ringwell' ) }
				tabs={ [
					{
						to: '/pools',
						text: __( 'Pools', 'ringwell' ),
						current: ! isNumbers,
					},
					{
						to: '/pools/numbers',
						text: __( 'All numbers', 'ringwell' ),
						current: isNumbers,
					},
				] }
			/>
			{ isNumbers ? (
				<Suspense fallback={ <Loading lines={ 8 } /> }>
					<NumbersList />
				</Suspense>
			) : (
				<AllPools mayEdit={ mayEdit } />
			) }
		</Page>
	);
}

const searchText = ( pool: Pool ) =>
	[
		pool.name,
		pool.target_name,
		...pool.sources.map( ( { name } ) => name ),
	].join( '\n' );

function AllPools( { mayEdit }: { mayEdit: boolean } ) {
	const pools = usePools();
	const {
		shown: found,
		isNarrowed,
		field,
	} = useNarrowed( pools.data ?? [], searchText );
	const [ order, setOrder ] = useState< PoolOrder >( 'name' );
	return (
		<Answer of={ pools } lines={ 6 }>
			{ ( loaded ) =>
				loaded.length === 0 ? (
					<Empty action={ mayEdit && <NewPoolLink /> }>
						{ __(
							'A pool is a handful of numbers, given out one visitor at a time. Make one and paste your numbers.',
							'ringwell'
						) }
					</Empty>
				) : (
					<>
						{ field && (
							<div className="ringwell-toolbar">
								{ field }
								<SelectField
									label={ __( 'Order', 'ringwell' ) }
									hideLabel
									value={ order }
									options={ ORDERS.map( ( value ) => ( {
										value,
										label: orderText( value ),
									} ) ) }
									onChange={ setOrder }
								/>
							</div>
						) }
						{ isNarrowed && found.length === 0 ? (
							<Empty>{ __( 'No pool fits.', 'ringwell' ) }</Empty>
						) : (
							<PoolList pools={ inOrder( found, order ) } />
						) }
					</>
				)
			}
		</Answer>
	);
}
