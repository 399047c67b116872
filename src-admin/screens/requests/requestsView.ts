import type { QueryArgs } from '../../api/client';
import {
	listArgs,
	listViewQuery,
	normalizeListView,
	oneOf,
} from '../../components/list/listView';
import type { ListSpec, ListView } from '../../components/list/listView';
import type { Query } from '../../router/place';

/**
 * Questions that nobody answered yet, those that somebody did, and what came by callback forms: staff find these under
 * Callbacks, with what became of them, and have nothing to answer.
 */
export const GROUPS = [ 'open', 'handled', 'callback' ] as const;
export type Group = ( typeof GROUPS )[ number ];

export interface RequestsView extends ListView {
	/** null: all questions. */
	group: Group | null;
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
	group: oneOf( query.state, GROUPS ),
} );

export const requestsViewQuery = ( view: RequestsView ): Query => ( {
	...( view.group === null ? {} : { state: view.group } ),
	...listViewQuery( view, REQUESTS ),
} );

/**
 * What is held back stands below, not among the others.
 * @param view
 */
export const requestsArgs = ( view: RequestsView ): QueryArgs => ( {
	...listArgs( view ),
	...( view.group === 'callback'
		? { kind: 'callback' }
		: { kind: 'request', state: view.group ?? undefined } ),
	held: false,
} );

/** As many as anybody reads of what is mostly junk. */
export const HELD: QueryArgs = { held: true, per_page: 50 };
