import { __ } from '@wordpress/i18n';
import type { Callback } from '../../api/callbacks';
import type { Field } from '../../components/list/List';
import type { Layout } from '../../components/list/listView';
import { PatientCell } from '../../components/Patient';
import { Link } from '../../router';
import type { Query } from '../../router/place';
import { sourceText } from '../../words/source';
import { dayAndTime } from '../../words/time';
import { Course } from './Course';
import { stateText } from './course';

/**
 * The columns of the Callbacks screen.
 *
 * @param query  Kept when one is opened.
 * @param layout
 */
export const callbackFields = (
	query: Query,
	layout: Layout
): Field< Callback >[] => [
	{
		id: 'asked_at',
		label: __( 'Asked', 'ringwell' ),
		enableHiding: false,
		filterBy: false,
		getValue: ( { item } ) => item.asked_at,
		render: ( { item } ) =>
			layout === 'list' ? (
				<>{ dayAndTime( item.asked_at ) }</>
			) : (
				<Link to={ `/callbacks/${ item.id }` } query={ query }>
					{ dayAndTime( item.asked_at ) }
				</Link>
			),
	},
	{
		id: 'phone',
		label: __( 'Patient', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => item.phone,
		render: ( { item } ) => (
			<PatientCell phone={ item.phone } name={ item.name } />
		),
	},
	{
		id: 'course',
		label: __( 'How far', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => stateText( item.state ),
		render: ( { item } ) => <Course callback={ item } />,
	},
	{
		id: 'next_at',
		label: __( 'Rings at', 'ringwell' ),
		filterBy: false,
		getValue: ( { item } ) => item.next_at,
		render: ( { item } ) => (
			<>{ item.next_at === null ? '–' : dayAndTime( item.next_at ) }</>
		),
	},
	{
		id: 'source',
		label: __( 'Source', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => sourceText( item ),
		render: ( { item } ) => <>{ sourceText( item ) }</>,
	},
	{
		id: 'branch',
		label: __( 'Branch', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => item.branch.name,
		render: ( { item } ) => <>{ item.branch.name || '–' }</>,
	},
];
