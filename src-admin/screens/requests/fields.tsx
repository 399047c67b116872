import { __ } from '@wordpress/i18n';
import type { PatientRequest } from '../../api/requests';
import type { Field } from '../../components/list/List';
import type { Layout } from '../../components/list/listView';
import { PatientCell } from '../../components/Patient';
import { Link } from '../../router';
import type { Query } from '../../router/place';
import { sourceText } from '../../words/source';
import { dayAndTime } from '../../words/time';

/**
 * A column of plain text.
 * @param id
 * @param label
 * @param textOf
 */
const plain = (
	id: string,
	label: string,
	textOf: ( item: PatientRequest ) => string
): Field< PatientRequest > => ( {
	id,
	label,
	enableSorting: false,
	filterBy: false,
	getValue: ( { item } ) => textOf( item ),
	render: ( { item } ) => <bdi>{ textOf( item ) || '–' }</bdi>,
} );

/**
 * The columns of the Requests screen.
 *
 * @param query  Kept when one is opened.
 * @param layout
 */
export const requestFields = (
	query: Query,
	layout: Layout
): Field< PatientRequest >[] => [
	{
		id: 'received_at',
		label: __( 'Time', 'ringwell' ),
		enableHiding: false,
		filterBy: false,
		getValue: ( { item } ) => item.received_at,
		render: ( { item } ) =>
			layout === 'list' ? (
				<>{ dayAndTime( item.received_at ) }</>
			) : (
				<Link to={ `/requests/${ item.id }` } query={ query }>
					{ dayAndTime( item.received_at ) }
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
			<PatientCell phone={ item.phone } name={ item.name }>
				{ item.state === 'handled' && (
					<span className="ringwell-muted">
						{ __( 'already answered', 'ringwell' ) }
					</span>
				) }
			</PatientCell>
		),
	},
	plain( 'comment', __( 'What was written', 'ringwell' ), ( item ) =>
		shortened( item.comment )
	),
	plain( 'wished_at', __( 'Wished time', 'ringwell' ), ( item ) =>
		item.wished_at === null ? '' : dayAndTime( item.wished_at )
	),
	plain( 'form', __( 'Form', 'ringwell' ), ( { form } ) => form.name ),
	plain( 'source', __( 'Source', 'ringwell' ), sourceText ),
	plain(
		'branch',
		__( 'Branch', 'ringwell' ),
		( { branch } ) => branch.name
	),
];

const SHORT = 120;

/**
 * The beginning of a long text; the whole stands in the request.
 * @param text
 */
export function shortened( text: string ): string {
	const signs = Array.from( text.replace( /\s+/g, ' ' ).trim() );
	return signs.length > SHORT
		? `${ signs.slice( 0, SHORT ).join( '' ) }…`
		: signs.join( '' );
}
