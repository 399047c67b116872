import type { QueryArgs } from '../../api/client';
import type { Query } from '../../router/place';

export type Layout = 'table' | 'list';

/** What every list keeps in the address. */
export interface ListView {
	search: string;
	page: number;
	perPage: number;
	orderby: string;
	order: 'asc' | 'desc';
	/** null: by the width of the window. */
	layout: Layout | null;
	/** Visible columns in order; null: the list's own choice. */
	columns: readonly string[] | null;
}

export interface ListSpec {
	/** Fields one may sort by, the default first; as the route has them. */
	orderable: readonly [ string, ...string[] ];
	order: 'asc' | 'desc';
	columns: readonly string[];
	/**
	 * The columns' shares of the width: the table then never runs sideways. Without them each is as wide as what
	 * stands in it.
	 */
	widths?: Readonly< Record< string, number > >;
}

export const PER_PAGE_SIZES = [ 10, 25, 50, 100 ];
const PER_PAGE = 25;

/**
 * Anything an address may hold, made into a view that the route accepts.
 * @param query
 * @param spec
 */
export function normalizeListView( query: Query, spec: ListSpec ): ListView {
	const perPage = Number( query.per_page );
	return {
		search: ( query.search ?? '' ).slice( 0, 120 ),
		page: positive( query.paged ) ?? 1,
		perPage: PER_PAGE_SIZES.includes( perPage ) ? perPage : PER_PAGE,
		orderby: oneOf( query.orderby, spec.orderable ) ?? spec.orderable[ 0 ],
		order: oneOf( query.order, [ 'asc', 'desc' ] as const ) ?? spec.order,
		layout: oneOf( query.layout, [ 'table', 'list' ] as const ),
		columns: columnsOf( query.columns, spec.columns ),
	};
}

/**
 * The other way round; what is as usual is left out of the address.
 * @param view
 * @param spec
 */
export function listViewQuery( view: ListView, spec: ListSpec ): Query {
	const given: Record< string, string > = {};
	const put = (
		name: string,
		value: string | number,
		usual: string | number
	) => value !== usual && ( given[ name ] = String( value ) );
	put( 'search', view.search, '' );
	put( 'paged', view.page, 1 );
	put( 'per_page', view.perPage, PER_PAGE );
	put( 'orderby', view.orderby, spec.orderable[ 0 ] );
	put( 'order', view.order, spec.order );
	put( 'layout', view.layout ?? '', '' );
	const columns = view.columns?.join( ',' ) ?? '';
	put( 'columns', columns === spec.columns.join( ',' ) ? '' : columns, '' );
	return given;
}

/**
 * For the route; "paged" is the app's word, because "page" is wp-admin's.
 * @param view
 */
export const listArgs = ( view: ListView ): QueryArgs => ( {
	search: view.search,
	page: view.page,
	per_page: view.perPage,
	orderby: view.orderby,
	order: view.order,
} );

export function oneOf< T extends string >(
	value: string | undefined,
	allowed: readonly T[]
): T | null {
	return allowed.find( ( one ) => one === value ) ?? null;
}

export function positive( value: string | undefined ): number | null {
	return value !== undefined && /^[1-9]\d{0,8}$/.test( value )
		? Number( value )
		: null;
}

function columnsOf(
	value: string | undefined,
	all: readonly string[]
): readonly string[] | null {
	const known = ( value ?? '' )
		.split( ',' )
		.filter(
			( name, i, names ) =>
				all.includes( name ) && names.indexOf( name ) === i
		);
	return known.length > 0 ? known : null;
}
