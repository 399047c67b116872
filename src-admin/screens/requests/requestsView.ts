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
export const STATES = [ 'open', 'handled' ] as const;
export type RequestState = ( typeof STATES )[ number ];

export interface RequestsView extends ListView {
	/** null: all of them. */
	state: RequestState | null;
}

export const REQUESTS: ListSpec = {
	orderable: [ 'received_at' ],
	order: 'desc',
	columns: [
		'received_at',
		'phone',
		'comment',
		'wished_at',
		'form',
		'source',
		'branch',
	],
	widths: {
		received_at: 110,
		phone: 150,
		comment: 240,
		wished_at: 110,
		form: 130,
		source: 130,
		branch: 110,
	},
};

/** What fits beside an open request. */
export const BESIDE_ONE: readonly string[] = [
	'received_at',
	'phone',
	'comment',
];

export const normalizeRequestsView = ( query: Query ): RequestsView => ( {
	...normalizeListView( query, REQUESTS ),
	state: oneOf( query.state, STATES ),
} );

export const requestsViewQuery = ( view: RequestsView ): Query => ( {
	...( view.state === null ? {} : { state: view.state } ),
	...listViewQuery( view, REQUESTS ),
} );

/**
 * What is held back stands below, not among the others.
 * @param view
 */
export const requestsArgs = ( view: RequestsView ): QueryArgs => ( {
	...listArgs( view ),
	state: view.state ?? undefined,
	held: false,
} );

/** As many as anybody reads of what is mostly junk. */
export const HELD: QueryArgs = { held: true, per_page: 50 };
