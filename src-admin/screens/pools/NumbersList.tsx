import { useMemo, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { removeNumber, useNumbers } from '../../api/numbers';
import type { NumberRow } from '../../api/types';
import { can } from '../../boot';
import { Confirm } from '../../components/Confirm';
import { Empty } from '../../components/Empty';
import { Failed } from '../../components/Failed';
import { List } from '../../components/list/List';
import type { Action, Field } from '../../components/list/List';
import type { Layout } from '../../components/list/listView';
import { useLayout } from '../../components/list/useLayout';
import { useSay } from '../../components/notices';
import { useListState } from '../../components/useListState';
import { Link } from '../../router';
import { dayAndTime } from '../../words/time';
import { money } from './money';
import { NumberDialog } from './NumberDialog';
import {
	NUMBERS,
	normalizeNumbersView,
	numbersArgs,
	numbersViewQuery,
	ROLES,
} from './numbersView';
import type { NumbersView } from './numbersView';
import { regionName } from './regions';
import { roleText } from './roleText';
import { TakeOut } from './TakeOut';
import { phone } from '../../words/phone';

type Asked = {
	row: NumberRow;
	what: 'edit' | 'remove' | 'quarantined' | 'detaching';
};

export function NumbersList() {
	const { view, change } = useListState(
		normalizeNumbersView,
		numbersViewQuery
	);
	const layout = useLayout( view );
	const numbers = useNumbers( numbersArgs( view ) );
	const [ asked, setAsked ] = useState< Asked | null >( null );
	const fields = useMemo( () => numberFields( layout ), [ layout ] );
	const actions = useMemo( () => numberActions( setAsked ), [] );
	if ( numbers.error && ! numbers.data ) {
		return (
			<Failed error={ numbers.error } retry={ () => numbers.mutate() } />
		);
	}
	const close = () => setAsked( null );
	return (
		<>
			<List
				spec={ NUMBERS }
				view={ view }
				filters={
					view.role === null
						? []
						: [
								{
									field: 'role',
									operator: 'is',
									value: view.role,
								},
							]
				}
				onChange={ ( list, [ filter ] ) =>
					change( {
						...list,
						role: ( filter?.value ??
							null ) as NumbersView[ 'role' ],
					} )
				}
				fields={ fields }
				title="number"
				rows={ numbers.data }
				isLoading={ numbers.isLoading }
				getId={ ( row ) => String( row.id ) }
				searchLabel={ __( 'Number or note', 'ringwell' ) }
				actions={ can( 'ringwell_edit_sources' ) ? actions : [] }
				empty={
					<Empty
						action={
							<Link to="/pools">
								{ __( 'See the pools', 'ringwell' ) }
							</Link>
						}
					>
						{ __(
							'No numbers here. They are added where they are used: in a pool, a source, the settings.',
							'ringwell'
						) }
					</Empty>
				}
			/>
			{ asked?.what === 'edit' && (
				<NumberDialog row={ asked.row } onClose={ close } />
			) }
			{ asked?.what === 'remove' && (
				<Remove row={ asked.row } onClose={ close } />
			) }
			{ ( asked?.what === 'quarantined' ||
				asked?.what === 'detaching' ) && (
				<TakeOut
					row={ asked.row }
					role={ asked.what }
					onClose={ close }
				/>
			) }
		</>
	);
}

function Remove( { row, onClose }: { row: NumberRow; onClose: () => void } ) {
	const say = useSay();
	return (
		<Confirm
			title={ sprintf(
				/* translators: %s: phone number */
				__( 'Remove %s from the list?', 'ringwell' ),
				phone( row.number )
			) }
			action={ __( 'Remove', 'ringwell' ) }
			isDestructive
			onConfirm={ async () => {
				await removeNumber( row.id );
				say( __( 'Number removed.', 'ringwell' ) );
				onClose();
			} }
			onCancel={ onClose }
		>
			{ __(
				'Its past calls stay. Add it again whenever you like.',
				'ringwell'
			) }
		</Confirm>
	);
}

const numberActions = (
	ask: ( asked: Asked ) => void
): Action< NumberRow >[] => [
	{
		id: 'edit',
		label: __( 'Change', 'ringwell' ),
		isPrimary: true,
		callback: ( [ row ] ) => row && ask( { row, what: 'edit' } ),
	},
	{
		id: 'quarantined',
		label: __( 'Let it rest', 'ringwell' ),
		isEligible: ( row ) => ! [ 'quarantined', 'site' ].includes( row.role ),
		callback: ( [ row ] ) => row && ask( { row, what: 'quarantined' } ),
	},
	{
		id: 'detaching',
		label: __( 'Give it up', 'ringwell' ),
		isEligible: ( row ) => ! [ 'detaching', 'site' ].includes( row.role ),
		callback: ( [ row ] ) => row && ask( { row, what: 'detaching' } ),
	},
	{
		id: 'remove',
		label: __( 'Remove from the list', 'ringwell' ),
		isEligible: ( row ) =>
			[ 'quarantined', 'detaching' ].includes( row.role ),
		callback: ( [ row ] ) => row && ask( { row, what: 'remove' } ),
	},
];

const numberFields = ( layout: Layout ): Field< NumberRow >[] => [
	{
		id: 'number',
		label: __( 'Number', 'ringwell' ),
		enableHiding: false,
		filterBy: false,
		getValue: ( { item } ) => item.number,
		render: ( { item } ) => (
			<bdi className="ringwell-phone">
				{ phone( item.number, item.display ) }
			</bdi>
		),
	},
	{
		id: 'role',
		label: __( 'Used as', 'ringwell' ),
		elements: ROLES.map( ( value ) => ( {
			value,
			label: roleText( value ),
		} ) ),
		filterBy: { operators: [ 'is' ] },
		getValue: ( { item } ) => item.role,
		render: ( { item } ) => (
			<span className="ringwell-two">
				<span>{ roleText( item.role ) }</span>
				{ item.role_name &&
					( layout === 'table' &&
					item.role === 'pool' &&
					item.role_of !== null ? (
						<Link to={ `/pools/${ item.role_of }` }>
							{ item.role_name }
						</Link>
					) : (
						<span className="ringwell-muted">
							{ item.role_name }
						</span>
					) ) }
			</span>
		),
	},
	plain(
		layout,
		'label',
		__( 'Your note', 'ringwell' ),
		( item ) => item.label
	),
	plain( layout, 'region', __( 'Region', 'ringwell' ), ( item ) =>
		regionName( item.region )
	),
	plain(
		layout,
		'price_month',
		__( 'Price a month', 'ringwell' ),
		( item ) =>
			item.price_month === null
				? ''
				: money( item.price_month, item.currency )
	),
	plain( layout, 'role_since', __( 'Since', 'ringwell' ), ( item ) =>
		layout === 'list'
			? sprintf(
					/* translators: %s: day and time; where it stands without a heading */
					__( 'since %s', 'ringwell' ),
					dayAndTime( item.role_since )
				)
			: dayAndTime( item.role_since )
	),
];

/** A card leaves out what is empty: a dash without a heading says nothing. */
const plain = (
	layout: Layout,
	id: string,
	label: string,
	text: ( row: NumberRow ) => string
): Field< NumberRow > => ( {
	id,
	label,
	filterBy: false,
	getValue: ( { item } ) => text( item ),
	render: ( { item } ) => (
		<>{ text( item ) || ( layout === 'list' ? null : '–' ) }</>
	),
} );
