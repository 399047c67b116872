import type { QueryArgs } from '../../api/client';
import {
	listArgs,
	listViewQuery,
	normalizeListView,
	oneOf,
} from '../../components/list/listView';
import type { ListSpec, ListView } from '../../components/list/listView';
import type { Query } from '../../router/place';

/** As the route filters. */
export const GROUPS = [ 'waiting', 'ringing', 'done', 'failed' ] as const;
export type Group = ( typeof GROUPS )[ number ];

export interface CallbacksView extends ListView {
	/** null: all of them. */
	group: Group | null;
}

export const CALLBACKS: ListSpec = {
	orderable: [ 'asked_at', 'next_at' ],
	order: 'desc',
	columns: [ 'asked_at', 'phone', 'course', 'next_at', 'source', 'branch' ],
	widths: {
		asked_at: 110,
		phone: 150,
		course: 260,
		next_at: 110,
		source: 140,
		branch: 110,
	},
};

/** What fits beside an open callback. */
export const BESIDE_ONE: readonly string[] = [ 'asked_at', 'phone', 'course' ];

export const normalizeCallbacksView = ( query: Query ): CallbacksView => ( {
	...normalizeListView( query, CALLBACKS ),
	group: oneOf( query.state, GROUPS ),
} );

export const callbacksViewQuery = ( view: CallbacksView ): Query => ( {
	...( view.group === null ? {} : { state: view.group } ),
	...listViewQuery( view, CALLBACKS ),
} );

export const callbacksArgs = ( view: CallbacksView ): QueryArgs => ( {
	...listArgs( view ),
	state: view.group ?? undefined,
} );
