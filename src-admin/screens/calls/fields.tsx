import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { audio } from '@wordpress/icons';
import type { Call, Source, SourceGroup } from '../../api/types';
import type { Field } from '../../components/list/List';
import type { Layout } from '../../components/list/listView';
import { Probability } from '../../components/Probability';
import { Result } from '../../components/Result';
import { Link } from '../../router';
import type { Query } from '../../router/place';
import {
	callerText,
	certaintyHelp,
	certaintyText,
	groupName,
	resultText,
	sourceName,
} from '../../words/call';
import { clock, dayAndTime } from '../../words/time';
import { AddNumber } from './AddNumber';
import { callMarks } from './callMarks';
import { ownerValue, RESULTS } from './callsView';

/**
 * The columns of the Calls screen.
 *
 * @param query   Kept when a call is opened.
 * @param sources To choose from in the filter.
 * @param groups  As the sources.
 * @param layout
 */
export const callFields = (
	query: Query,
	sources: readonly Source[],
	groups: readonly SourceGroup[],
	layout: Layout
): Field< Call >[] => [
	{
		id: 'started_at',
		label: __( 'Time', 'ringwell' ),
		enableHiding: false,
		filterBy: false,
		getValue: ( { item } ) => item.started_at,
		render: ( { item } ) =>
			layout === 'list' ? (
				<>{ dayAndTime( item.started_at ) }</>
			) : (
				<Link to={ `/calls/${ item.id }` } query={ query }>
					{ dayAndTime( item.started_at ) }
				</Link>
			),
	},
	{
		id: 'caller',
		label: __( 'Caller', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => callerText( item.caller ),
		render: ( { item } ) => (
			<span className="ringwell-caller">
				<bdi>{ callerText( item.caller ) }</bdi>
				{ item.new_caller && ! item.spam && (
					<span className="ringwell-badge">
						{ __( 'first call', 'ringwell' ) }
					</span>
				) }
				{ item.by_hand && (
					<span className="ringwell-badge">
						{ __( 'entered by hand', 'ringwell' ) }
					</span>
				) }
				{ item.spam && (
					<span className="ringwell-badge">
						{ __( 'spam', 'ringwell' ) }
					</span>
				) }
				{ callMarks( item ).map( ( { text, help } ) => (
					<span
						key={ text }
						className="ringwell-badge"
						title={ help }
					>
						{ text }
					</span>
				) ) }
			</span>
		),
	},
	{
		id: 'result',
		label: __( 'Result', 'ringwell' ),
		enableSorting: false,
		elements: RESULTS.map( ( value ) => ( {
			value,
			label: resultText( value ),
		} ) ),
		filterBy: { operators: [ 'is' ] },
		getValue: ( { item } ) => item.result,
		render: ( { item } ) => <Result result={ item.result } />,
	},
	{
		id: 'talk_seconds',
		label: __( 'Talk', 'ringwell' ),
		filterBy: false,
		getValue: ( { item } ) => item.talk_seconds,
		render: ( { item } ) => (
			<span className="ringwell-talk">
				<CardLabel
					layout={ layout }
					text={ __( 'Talk', 'ringwell' ) }
				/>
				<Seconds value={ item.talk_seconds } />
				{ item.has_recording && <Recorded /> }
			</span>
		),
	},
	{
		id: 'wait_seconds',
		label: __( 'Wait', 'ringwell' ),
		filterBy: false,
		getValue: ( { item } ) => item.wait_seconds,
		render: ( { item } ) => (
			<span className="ringwell-talk">
				<CardLabel
					layout={ layout }
					text={ __( 'Wait', 'ringwell' ) }
				/>
				<Seconds value={ item.wait_seconds } />
			</span>
		),
	},
	{
		id: 'source',
		label: __( 'Source', 'ringwell' ),
		enableSorting: false,
		elements: [
			...sources.map( ( { id, name } ) => ( {
				value: String( id ),
				label: name,
			} ) ),
			...groups.map( ( { id, name } ) => ( {
				value: `g${ id }`,
				label: groupName( name ),
			} ) ),
			{ value: '0', label: __( 'Unknown source', 'ringwell' ) },
		],
		filterBy: { operators: [ 'is' ] },
		getValue: ( { item } ) =>
			ownerValue( {
				source: item.source?.id ?? 0,
				group: item.group?.id ?? null,
			} ),
		render: ( { item } ) => <>{ sourceName( item ) }</>,
	},
	{
		id: 'campaign',
		label: __( 'Campaign and keyword', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => item.campaign,
		render: ( { item } ) =>
			layout === 'list' && ! item.campaign && ! item.keyword ? null : (
				<span className="ringwell-two">
					<span title={ item.campaign }>
						{ item.campaign || '–' }
					</span>
					{ item.keyword && (
						<span className="ringwell-muted" title={ item.keyword }>
							{ item.keyword }
						</span>
					) }
				</span>
			),
	},
	{
		id: 'certainty',
		label: __( 'How sure', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => certaintyText( item.certainty ),
		render: ( { item } ) => (
			<span className="ringwell-two">
				<span title={ certaintyHelp( item.certainty ) }>
					{ certaintyText( item.certainty ) }
				</span>
				{ item.probability !== null && (
					<Probability value={ item.probability } />
				) }
			</span>
		),
	},
	{
		id: 'number',
		label: __( 'Number dialled', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => item.number_written,
		render: ( { item } ) => (
			<span className="ringwell-two">
				<bdi className="ringwell-phone">{ item.number_written }</bdi>
				{ ! item.number_known && (
					<span className="ringwell-muted">
						{ __( 'not in your list', 'ringwell' ) }
					</span>
				) }
				{ layout === 'table' && <AddNumber call={ item } /> }
			</span>
		),
	},
	{
		id: 'tags',
		label: __( 'Tags', 'ringwell' ),
		enableSorting: false,
		filterBy: false,
		getValue: ( { item } ) => item.tags.join( ', ' ),
		render: ( { item } ) => (
			<span className="ringwell-tags">
				{ item.tags.map( ( tag ) => (
					<span key={ tag } className="ringwell-badge">
						{ tag }
					</span>
				) ) }
			</span>
		),
	},
];

/**
 * What a bare "0:12" is, where no heading of a column says so. DataViews says it to a screen reader.
 * @param props
 * @param props.layout
 * @param props.text
 */
const CardLabel = ( { layout, text }: { layout: Layout; text: string } ) =>
	layout === 'list' ? <span aria-hidden="true">{ text } </span> : null;

const Seconds = ( { value }: { value: number | null } ) => (
	<span className="ringwell-seconds">
		{ value === null ? '–' : clock( value ) }
	</span>
);

const Recorded = () => (
	<span title={ __( 'The talk was recorded', 'ringwell' ) }>
		<Icon icon={ audio } size={ 18 } />
		<span className="screen-reader-text">
			{ __( 'The talk was recorded', 'ringwell' ) }
		</span>
	</span>
);
