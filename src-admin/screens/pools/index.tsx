import { __ } from '@wordpress/i18n';
import { lazy, Suspense } from '@wordpress/element';
import { usePools } from '../../api/pools';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Empty } from '../../components/Empty';
import { Loading } from '../../components/Loading';
import { Page } from '../../components/Page';
import { Tabs } from '../../components/Tabs';
import { Link, usePlace } from '../../router';
import { idOf } from '../../router/place';
import { NewPool } from './NewPool';
import { PoolList } from './PoolList';
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
	return (
		<Page
			title={ __( 'Pools', 'ringwell' ) }
			actions={ mayEdit && ! isNumbers && <NewPoolLink /> }
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

function AllPools( { mayEdit }: { mayEdit: boolean } ) {
	const pools = usePools();
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
					<PoolList pools={ loaded } />
				)
			}
		</Answer>
	);
}
