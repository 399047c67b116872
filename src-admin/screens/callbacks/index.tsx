import { __ } from '@wordpress/i18n';
import { NobodyRings } from '../../components/NobodyRings';
import { Page } from '../../components/Page';
import { Tabs } from '../../components/Tabs';
import { useListState } from '../../components/useListState';
import { usePlace, useRouter } from '../../router';
import { idOf } from '../../router/place';
import { CallbacksList } from './CallbacksList';
import {
	callbacksViewQuery,
	GROUPS,
	normalizeCallbacksView,
} from './callbacksView';
import type { Group } from './callbacksView';
import { OneCallback } from './OneCallback';

export default function CallbacksScreen() {
	const router = useRouter();
	const openId = idOf( usePlace().path );
	const { view, change, query } = useListState(
		normalizeCallbacksView,
		callbacksViewQuery
	);
	return (
		<Page title={ __( 'Callbacks', 'ringwell' ) }>
			<Tabs
				label={ __( 'Saved views', 'ringwell' ) }
				tabs={ [ null, ...GROUPS ].map( ( group ) => ( {
					to: '/callbacks',
					query: callbacksViewQuery( { ...view, group, page: 1 } ),
					text: groupText( group ),
					current: group === view.group,
				} ) ) }
			/>
			<NobodyRings />
			<div
				className={ `ringwell-beside ${ openId === null ? '' : 'is-open' }` }
			>
				<CallbacksList
					view={ view }
					change={ change }
					query={ query }
					openId={ openId }
				/>
				{ openId !== null && (
					<OneCallback
						id={ openId }
						onClose={ () => router.go( '/callbacks', query ) }
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
				waiting: __( 'Waiting', 'ringwell' ),
				ringing: __( 'Ringing', 'ringwell' ),
				done: __( 'Done', 'ringwell' ),
				failed: __( 'Failed', 'ringwell' ),
			}[ group ];
