import type { QueryArgs } from '../../api/client';
import type { NumberRow } from '../../api/types';
import {
	listArgs,
	listViewQuery,
	normalizeListView,
	oneOf,
} from '../../components/list/listView';
import type { ListSpec, ListView } from '../../components/list/listView';
import type { Query } from '../../router/place';

export const ROLES: readonly NumberRow[ 'role' ][] = [
	'pool',
	'static',
	'default',
	'site',
	'quarantined',
	'detaching',
];

export interface NumbersView extends ListView {
	role: NumberRow[ 'role' ] | null;
}

export const NUMBERS: ListSpec = {
	orderable: [
		'number',
		'role',
		'label',
		'region',
		'price_month',
		'role_since',
	],
	order: 'asc',
	columns: [
		'number',
		'role',
		'label',
		'region',
		'price_month',
		'role_since',
	],
};

export const normalizeNumbersView = ( query: Query ): NumbersView => ( {
	...normalizeListView( query, NUMBERS ),
	role: oneOf( query.role, ROLES ),
} );

export const numbersViewQuery = ( view: NumbersView ): Query => ( {
	...( view.role === null ? {} : { role: view.role } ),
	...listViewQuery( view, NUMBERS ),
} );

/**
 * For GET numbers.
 * @param view
 */
export const numbersArgs = ( view: NumbersView ): QueryArgs => ( {
	...listArgs( view ),
	role: view.role ?? undefined,
} );
