import { __ } from '@wordpress/i18n';
import { lazy, Suspense } from '@wordpress/element';
import type { ComponentType } from 'react';
import { useSettings } from '../../api/settings';
import type { Settings } from '../../api/types';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Loading } from '../../components/Loading';
import { Page } from '../../components/Page';
import { Tabs } from '../../components/Tabs';
import { usePlace } from '../../router';
import { Data } from './Data';
import { FoundNumbers } from './FoundNumbers';
import { People } from './People';
import { Places } from './Places';
import { Privacy } from './Privacy';
import { Recordings } from './Recordings';
import { Speed } from './Speed';
import { Targets } from './Targets';

const Branches = lazy(
	() => import( /* webpackChunkName: "branches" */ './branches' )
);
const Callback = lazy(
	() => import( /* webpackChunkName: "callback" */ './callback' )
);
const Forms = lazy( () => import( /* webpackChunkName: "forms" */ './forms' ) );

export default function SettingsScreen() {
	const { path } = usePlace();
	// Those who edit sources need the numbers of the site and the forms, and nothing else here.
	const tabs = can( 'ringwell_manage' )
		? [
				{
					to: '/settings',
					text: __( 'Numbers on your site', 'ringwell' ),
				},
				{
					to: '/settings/privacy',
					text: __( 'Visitors and privacy', 'ringwell' ),
				},
				{
					to: '/settings/branches',
					text: __( 'Branches and hours', 'ringwell' ),
				},
				{
					to: '/settings/callback',
					text: __( 'Callback', 'ringwell' ),
				},
				{ to: '/settings/forms', text: __( 'Forms', 'ringwell' ) },
				{
					to: '/settings/recordings',
					text: __( 'Recordings', 'ringwell' ),
				},
				{ to: '/settings/people', text: __( 'People', 'ringwell' ) },
				{ to: '/settings/speed', text: __( 'Speed', 'ringwell' ) },
				{ to: '/settings/data', text: __( 'Data', 'ringwell' ) },
			]
		: [
				{
					to: '/settings',
					text: __( 'Numbers on your site', 'ringwell' ),
				},
				{ to: '/settings/forms', text: __( 'Forms', 'ringwell' ) },
			];
	const current =
		tabs.find(
			( { to } ) =>
				to === path ||
				( to !== '/settings' && path.startsWith( `${ to }/` ) )
		)?.to ?? '/settings';
	return (
		<Page title={ __( 'Settings', 'ringwell' ) }>
			<Tabs
				label={ __( 'Settings', 'ringwell' ) }
				tabs={ tabs.map( ( tab ) => ( {
					...tab,
					current: tab.to === current,
				} ) ) }
			/>
			{ current === '/settings' && (
				<>
					<Targets />
					<FoundNumbers />
					{ can( 'ringwell_manage' ) && <Places /> }
				</>
			) }
			{ current === '/settings/privacy' && <Loaded Part={ Privacy } /> }
			<Suspense fallback={ <Loading lines={ 8 } /> }>
				{ current === '/settings/branches' && <Branches /> }
				{ current === '/settings/callback' && <Callback /> }
				{ current === '/settings/forms' && <Forms /> }
			</Suspense>
			{ current === '/settings/recordings' && <Recordings /> }
			{ current === '/settings/people' && <People /> }
			{ current === '/settings/speed' && <Speed /> }
			{ current === '/settings/data' && <Loaded Part={ Data } /> }
		</Page>
	);
}

function Loaded( { Part }: { Part: ComponentType< { settings: Settings } > } ) {
	const settings = useSettings();
	return (
		<Answer of={ settings } lines={ 10 }>
			{ ( loaded ) => <Part settings={ loaded } /> }
		</Answer>
	);
}
