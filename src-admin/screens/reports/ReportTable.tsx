import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReportRow, ReportSources } from '../../api/types';
import { Explained } from '../../components/Explained';
import { Link } from '../../router';
import { campaignQuery, COUNTED } from '../calls/callsView';
import type { Query } from '../../router/place';
import { sourceName } from '../../words/call';
import { number, percent } from '../../words/figures';

const FIGURES = [ 'visits', 'calls', 'answered', 'missed' ] as const;
type Figure = ( typeof FIGURES )[ number ];

interface Props {
	report: ReportSources;
	byCampaign: boolean;
}

/** The figures of calls are links to the calls behind them. */
export function ReportTable( { report, byCampaign }: Props ) {
	const [ sort, setSort ] = useState< Figure >( 'calls' );
	const rows = [ ...report.rows ].sort(
		( a, b ) => b[ sort ] - a[ sort ] || b.visits - a.visits
	);
	return (
		<div className="ringwell-scroll">
			<table className="ringwell-table is-cards">
				<thead>
					<tr>
						<th scope="col">{ __( 'Source', 'ringwell' ) }</th>
						{ byCampaign && (
							<th scope="col">
								{ __( 'Campaign', 'ringwell' ) }
							</th>
						) }
						{ FIGURES.map( ( figure ) => (
							<th
								key={ figure }
								scope="col"
								className="is-figure"
								aria-sort={
									figure === sort ? 'descending' : 'none'
								}
							>
								<Explained
									text={ figureText( figure ) }
									explanation={ explanation( figure ) }
									onClick={ () => setSort( figure ) }
									isActive={ figure === sort }
								/>
							</th>
						) ) }
						<th scope="col" className="is-figure">
							<Explained
								text={ __( 'Calls per visit', 'ringwell' ) }
								explanation={ __(
									'Of a hundred visits of this source, how many rang. A call of a known source without a known visit counts too.',
									'ringwell'
								) }
							/>
						</th>
					</tr>
				</thead>
				<tbody>
					{ rows.map( ( row ) => (
						<Row
							key={ `${ row.source?.id ?? 0 } ${ row.group?.id ?? 0 } ${ row.campaign }` }
							row={ row }
							byCampaign={ byCampaign }
							days={ { from: report.from, to: report.to } }
						/>
					) ) }
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{ __( 'Together', 'ringwell' ) }</th>
						{ byCampaign && <td /> }
						{ FIGURES.map( ( figure ) => (
							<td
								key={ figure }
								className="is-figure"
								data-label={ figureText( figure ) }
							>
								{ number( report.totals[ figure ] ) }
							</td>
						) ) }
						<td
							className="is-figure"
							data-label={ __( 'Calls per visit', 'ringwell' ) }
						>
							{ rate( report.totals ) }
						</td>
					</tr>
				</tfoot>
			</table>
		</div>
	);
}

interface RowProps {
	row: ReportRow;
	byCampaign: boolean;
	days: Query;
}

function Row( { row, byCampaign, days }: RowProps ) {
	const query: Query = {
		...days,
		...( row.group
			? { group: String( row.group.id ) }
			: { source: String( row.source?.id ?? 0 ) } ),
		...campaignQuery( byCampaign ? row.campaign : null ),
		...COUNTED,
	};
	const calls = ( figure: Figure, more: Query = {} ) => (
		<td className="is-figure" data-label={ figureText( figure ) }>
			{ row[ figure ] > 0 ? (
				<Link to="/calls" query={ { ...query, ...more } }>
					{ number( row[ figure ] ) }
				</Link>
			) : (
				number( row[ figure ] )
			) }
		</td>
	);
	return (
		<tr>
			<th scope="row">{ sourceName( row ) }</th>
			{ byCampaign && (
				<td data-label={ __( 'Campaign', 'ringwell' ) }>
					{ row.campaign || __( 'without a campaign', 'ringwell' ) }
				</td>
			) }
			<td className="is-figure" data-label={ figureText( 'visits' ) }>
				{ number( row.visits ) }
			</td>
			{ calls( 'calls' ) }
			{ calls( 'answered', { result: 'answered' } ) }
			{ calls( 'missed', { result: 'missed' } ) }
			<td
				className="is-figure"
				data-label={ __( 'Calls per visit', 'ringwell' ) }
			>
				{ rate( row ) }
			</td>
		</tr>
	);
}

const rate = ( {
	calls,
	visits,
}: {
	calls: number;
	visits: number;
} ): string => ( visits === 0 ? '–' : percent( calls / visits ) );

export const figureText = ( figure: Figure ): string =>
	( {
		visits: __( 'Visits', 'ringwell' ),
		calls: __( 'Calls', 'ringwell' ),
		answered: __( 'Answered calls', 'ringwell' ),
		missed: __( 'Missed calls', 'ringwell' ),
	} )[ figure ];

const explanation = ( figure: Figure ): string =>
	( {
		visits: __(
			'Visits that began in this period, by the source they came from. A new one begins after 30 minutes of silence, or with a new campaign.',
			'ringwell'
		),
		calls: __(
			'Calls from outside in this period, by the source of the visit or of the number that was dialled.',
			'ringwell'
		),
		answered: __(
			'Calls that somebody of the clinic picked up.',
			'ringwell'
		),
		missed: __(
			'Calls that ended before anybody picked up, whether called back later or not.',
			'ringwell'
		),
	} )[ figure ];
