import { __ } from '@wordpress/i18n';
import { Page } from '../../components/Page';
import { useListState } from '../../components/useListState';
import { Tabs } from '../../components/Tabs';
import { usePlace, useRouter } from '../../router';
import { idOf } from '../../router/place';
import { AddNumberProvider } from './AddNumber';
import { CallsList } from './CallsList';
import { AddCall } from './HandCall';
import { callsViewQuery, normalizeCallsView, SAVED } from './callsView';
import type { Saved } from './callsView';
import { Story } from './Story';

export default function CallsScreen() {
	const router = useRouter();
	const openId = idOf( usePlace().path );
	const { view, change, query } = useListState(
		normalizeCallsView,
		callsViewQuery
	);
	return (
		<Page title={ __( 'Calls', 'ringwell' ) } actions={ <AddCall /> }>
			<Tabs
				label={ __( 'Saved views', 'ringwell' ) }
				tabs={ SAVED.map( ( saved ) => ( {
					to: '/calls',
					query: callsViewQuery( {
						...view,
						saved,
						page: 1,
						isCounted: view.isCounted && saved !== 'spam',
					} ),
					text: savedText( saved ),
					current: saved === view.saved,
				} ) ) }
			/>
			<AddNumberProvider>
				<div
					className={ `ringwell-beside ${ openId === null ? '' : 'is-open' }` }
				>
					<CallsList
						view={ view }
						change={ change }
						query={ query }
						openId={ openId }
					/>
					{ openId !== null && (
						<Story
							id={ openId }
							onClose={ () => router.go( '/calls', query ) }
						/>
					) }
				</div>
			</AddNumberProvider>
		</Page>
	);
}

const savedText = ( saved: Saved ): string =>
	( {
		all: __( 'All', 'ringwell' ),
		missed: __( 'Missed calls', 'ringwell' ),
		not_called_back: __( 'Not called back', 'ringwell' ),
		first_time: __( 'First-time callers', 'ringwell' ),
		unsure: __( 'Unsure', 'ringwell' ),
		spam: __( 'Spam', 'ringwell' ),
	} )[ saved ];
