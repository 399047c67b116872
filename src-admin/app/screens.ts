import { lazy } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentType } from 'react';
import { can } from '../boot';

interface Screen {
	title: () => string;
	mayOpen: () => boolean;
	Component: ComponentType;
}

/** One lazy chunk each. Who may open which is said in php/Admin/Screens.php too. */
const screens: Readonly< Record< string, Screen > > = {
	overview: {
		title: () => __( 'Overview', 'ringwell' ),
		mayOpen: () =>
			can( 'ringwell_view_reports', 'ringwell_handle_contacts' ),
		Component: lazy(
			() =>
				import(
					/* webpackChunkName: "overview" */ '../screens/overview'
				)
		),
	},
	calls: {
		title: () => __( 'Calls', 'ringwell' ),
		mayOpen: () =>
			can( 'ringwell_view_reports', 'ringwell_handle_contacts' ),
		Component: lazy(
			() => import( /* webpackChunkName: "calls" */ '../screens/calls' )
		),
	},
	callbacks: {
		title: () => __( 'Callbacks', 'ringwell' ),
		mayOpen: () => can( 'ringwell_handle_contacts' ),
		Component: lazy(
			() =>
				import(
					/* webpackChunkName: "callbacks" */ '../screens/callbacks'
				)
		),
	},
	requests: {
		title: () => __( 'Requests', 'ringwell' ),
		mayOpen: () => can( 'ringwell_handle_contacts' ),
		Component: lazy(
			() =>
				import(
					/* webpackChunkName: "requests" */ '../screens/requests'
				)
		),
	},
	sources: {
		title: () => __( 'Sources', 'ringwell' ),
		mayOpen: () => can( 'ringwell_view_reports', 'ringwell_edit_sources' ),
		Component: lazy(
			() =>
				import( /* webpackChunkName: "sources" */ '../screens/sources' )
		),
	},
	pools: {
		title: () => __( 'Pools', 'ringwell' ),
		mayOpen: () => can( 'ringwell_view_reports', 'ringwell_edit_sources' ),
		Component: lazy(
			() => import( /* webpackChunkName: "pools" */ '../screens/pools' )
		),
	},
	connections: {
		title: () => __( 'Connections', 'ringwell' ),
		mayOpen: () => can( 'ringwell_manage' ),
		Component: lazy(
			() =>
				import(
					/* webpackChunkName: "connections" */ '../screens/connections'
				)
		),
	},
	reports: {
		title: () => __( 'Reports', 'ringwell' ),
		mayOpen: () => can( 'ringwell_view_reports' ),
		Component: lazy(
			() =>
				import( /* webpackChunkName: "reports" */ '../screens/reports' )
		),
	},
	settings: {
		title: () => __( 'Settings', 'ringwell' ),
		mayOpen: () => can( 'ringwell_manage', 'ringwell_edit_sources' ),
		Component: lazy(
			() =>
				import(
					/* webpackChunkName: "settings" */ '../screens/settings'
				)
		),
	},
};

/**
 * The screen of a path: "/calls/3" is "calls".
 * @param path
 */
export const screenOf = ( path: string ): string =>
	path.split( '/' )[ 1 ] ?? '';

/**
 * The address may name anything, "constructor" too.
 * @param name
 */
export const screenNamed = ( name: string ): Screen | undefined =>
	Object.hasOwn( screens, name ) ? screens[ name ] : undefined;
