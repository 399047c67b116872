import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useRequests } from '../../api/requests';
import { can } from '../../boot';
import { Empty } from '../../components/Empty';
import { Failed } from '../../components/Failed';
import { List } from '../../components/list/List';
import { useLayout } from '../../components/list/useLayout';
import { OutOfDate } from '../../components/OutOfDate';
import { Page } from '../../components/Page';
import { Tabs } from '../../components/Tabs';
import { useListState } from '../../components/useListState';
import { Link, usePlace, useRouter } from '../../router';
import { idOf } from '../../router/place';
import type { Query } from '../../router/place';
import { requestFields } from './fields';
import { HeldBack } from './HeldBack';
import { OneRequest } from './OneRequest';
import {
	BESIDE_ONE,
	GROUPS,
	normalizeRequestsView,
	REQUESTS,
	requestsArgs,
	requestsViewQuery,
} from './requestsView';
import type { Group, RequestsView } from './requestsView';

export default function RequestsScreen() {
	const router = useRouter();
	const openId = idOf( usePlace().path );
	const { view, change, query } = useListState(
		normalizeRequestsView,
		requestsViewQuery
	);
	return (
		<Page title={ __( 'Requests', 'ringwell' ) }>
			<Tabs
				label={ __( 'Saved views', 'ringwell' ) }
				tabs={ [ null, ...GROUPS ].map( ( group ) => ( {
					to: '/requests',
					query: requestsViewQuery( { ...view, group, page: 1 } ),
					text: groupText( group ),
					current: group === view.group,
				} ) ) }
			/>
			<div
				className={ `ringwell-beside ${ openId === null ? '' : 'is-open' }` }
			>
				<div>
					<RequestsList
						view={ view }
						change={ change }
						query={ query }
						openId={ openId }
					/>
					<HeldBack query={ query } />
				</div>
				{ openId !== null && (
					<OneRequest
						id={ openId }
						onClose={ () => router.go( '/requests', query ) }
					/>
				) }
			</div>
		</Page>
	);
}

const groupText = ( group: Group | null ): string =>
	group === null
		? __( 'All', 'ringwell' )
		: {
				open: __( 'To answer', 'ringwell' ),
				handled: __( 'Already answered', 'ringwell' ),
				callback: __( 'From callback forms', 'ringwell' ),
			}[ group ];

interface ListProps {
	view: RequestsView;
	change: ( change: Partial< RequestsView > ) => void;
	query: Query;
	openId: number | null;
}

function RequestsList( { view, change, query, openId }: ListProps ) {
	const router = useRouter();
	const requests = useRequests( requestsArgs( view ) );
	const layout = useLayout( view );
	const address = JSON.stringify( query );
	const fields = useMemo(
		() => requestFields( JSON.parse( address ) as Query, layout ),
		[ address, layout ]
	);
	if ( requests.error && ! requests.data ) {
		return (
			<Failed
				error={ requests.error }
				retry={ () => requests.mutate() }
			/>
		);
	}
	return (
		<>
			{ requests.data && <OutOfDate error={ requests.error } /> }
			<List
				spec={ REQUESTS }
				view={ view }
				{ ...( openId === null
					? {}
					: { fallbackColumns: BESIDE_ONE } ) }
				onChange={ ( list ) => change( list ) }
				fields={ fields }
				title="received_at"
				rows={ requests.data }
				isLoading={ requests.isLoading }
				getId={ ( { id } ) => String( id ) }
				searchLabel={ __( 'Phone, name or words', 'ringwell' ) }
				empty={
					<NoRequests isAll={ Object.keys( query ).length === 0 } />
				}
				openId={ openId === null ? null : String( openId ) }
				onOpen={ ( id ) => router.go( `/requests/${ id }`, query ) }
			/>
		</>
	);
}

function NoRequests( { isAll }: { isAll: boolean } ) {
	if ( ! isAll ) {
		return (
			<Empty
				action={
					<Link to="/requests">
						{ __( 'Show all requests', 'ringwell' ) }
					</Link>
				}
			>
				{ __( 'No request fits.', 'ringwell' ) }
			</Empty>
		);
	}
	return (
		<Empty
			action={
				can( 'ringwell_manage' ) && (
					<Link
						className="components-button is-primary is-next-40px-default-size"
						to="/settings/forms"
					>
						{ __( 'Put a form into your pages', 'ringwell' ) }
					</Link>
				)
			}
		>
			{ __(
				'No requests yet. What visitors send by your forms appears here, with the source they came from.',
				'ringwell'
			) }
		</Empty>
	);
}
