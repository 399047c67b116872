import './style';
import './words';
import { DataViews } from '@wordpress/dataviews/wp';
import type { Action, Field, Filter, View } from '@wordpress/dataviews/wp';
import { __ } from '@wordpress/i18n';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import type { Rows } from '../../api/client';
import { Busy } from '../Busy';
import { PER_PAGE_SIZES } from './listView';
import type { ListSpec, ListView } from './listView';
import { useLayout } from './useLayout';

export type { Action, Field, Filter };

type ViewsProps< Row > = Omit<
	ComponentProps< typeof DataViews< { id: string } > >,
	'fields' | 'data' | 'actions' | 'getItemId' | 'onChangeSelection'
> & {
	fields: Field< Row >[];
	data: Row[];
	actions: Action< Row >[];
	getItemId: ( row: Row ) => string;
	onChangeSelection: ( ids: string[] ) => void;
};

/** Rows of ours have numbers for ids: with getItemId that is fine, but its type depends on the row's. */
const Views = DataViews as unknown as < Row >(
	props: ViewsProps< Row >
) => ReactElement;

interface Props< Row > {
	spec: ListSpec;
	/** Instead of the list's usual columns, where there is little room and nobody chose any. */
	fallbackColumns?: readonly string[];
	view: ListView;
	onChange: ( change: Partial< ListView >, filters: Filter[] ) => void;
	filters?: Filter[];
	fields: Field< Row >[];
	/** The field that names a row; a card's first line on phones. */
	title: string;
	rows: Rows< Row > | undefined;
	isLoading: boolean;
	getId: ( row: Row ) => string;
	/** null: there is nothing to search by. */
	searchLabel: string | null;
	empty: ReactNode;
	actions?: Action< Row >[];
	/** The row that is open beside the list. */
	openId?: string | null;
	onOpen?: ( id: string ) => void;
}

/**
 * DataViews, driven by a view that lives in the address.
 * @param props
 */
export function List< Row >( props: Props< Row > ) {
	const { spec, view, onChange, rows, title } = props;
	const layout = useLayout( view );
	const columns = view.columns ?? props.fallbackColumns ?? spec.columns;
	const shown: View = {
		search: view.search,
		page: view.page,
		perPage: view.perPage,
		sort: { field: view.orderby, direction: view.order },
		filters: props.filters ?? [],
		...( layout === 'list'
			? {
					type: 'list',
					titleField: title,
					fields: columns.filter( ( name ) => name !== title ),
				}
			: {
					type: 'table',
					fields: [ ...columns ],
					layout: {
						density: 'compact' as const,
						enableMoving: false,
						styles: widths( columns, spec.widths ),
					},
				} ),
	};

	const change = ( next: View ) => {
		const columnsNow = ( next.fields ?? [] ).join();
		onChange(
			{
				search: next.search ?? '',
				page: next.page ?? 1,
				perPage: next.perPage ?? view.perPage,
				orderby: next.sort?.field ?? spec.orderable[ 0 ],
				order: next.sort?.direction ?? spec.order,
				layout:
					next.type === layout
						? view.layout
						: ( next.type as 'table' | 'list' ),
				columns:
					next.type !== layout ||
					columnsNow === ( shown.fields ?? [] ).join()
						? view.columns
						: withTitle( next.fields ?? [], title ),
			},
			next.filters ?? []
		);
	};

	return (
		<Busy
			className={ `ringwell-list is-${ layout } ${ spec.widths ? 'is-fixed' : '' }`.trim() }
			isBusy={ props.isLoading }
		>
			<Views< Row >
				getItemId={ props.getId }
				view={ shown }
				onChangeView={ change }
				fields={ props.fields }
				data={ rows?.rows ?? [] }
				isLoading={ props.isLoading }
				paginationInfo={ {
					totalItems: rows?.total ?? 0,
					totalPages: rows?.pages ?? 0,
				} }
				defaultLayouts={ { table: {}, list: {} } }
				config={ { perPageSizes: PER_PAGE_SIZES } }
				search={ props.searchLabel !== null }
				{ ...( props.searchLabel === null
					? {}
					: { searchLabel: props.searchLabel } ) }
				actions={ props.actions ?? [] }
				empty={
					props.empty ?? <p>{ __( 'Nothing found.', 'ringwell' ) }</p>
				}
				selection={ props.openId ? [ props.openId ] : [] }
				onChangeSelection={ ( [ id ] ) => {
					if ( id ) {
						props.onOpen?.( id );
					}
				} }
			/>
		</Busy>
	);
}

/**
 * In a card the title is no column of its own; it must not get lost when the columns are chosen there.
 * @param fields
 * @param title
 */
const withTitle = ( fields: readonly string[], title: string ) =>
	fields.includes( title ) ? fields : [ title, ...fields ];

function widths(
	columns: readonly string[],
	shares: ListSpec[ 'widths' ] = {}
): Record< string, { width: string } > {
	const all = columns.reduce(
		( sum, name ) => sum + ( shares[ name ] ?? 0 ),
		0
	);
	return Object.fromEntries(
		columns
			.filter( ( name ) => shares[ name ] )
			.map( ( name ) => [
				name,
				{ width: `${ ( ( shares[ name ] ?? 0 ) / all ) * 100 }%` },
			] )
	);
}
