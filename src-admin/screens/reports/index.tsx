import { __ } from '@wordpress/i18n';
import { useReportSources } from '../../api/reports';
import type { ReportSources } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Busy } from '../../components/Busy';
import { Card } from '../../components/Card';
import { DaysChart } from '../../components/charts';
import { ANSWERED, MISSED } from '../../components/charts/palette';
import { Empty } from '../../components/Empty';
import { Page } from '../../components/Page';
import { Tabs } from '../../components/Tabs';
import { usePlace, useRouter } from '../../router';
import { siteToday } from '../../words/time';
import { normalizeReportView, reportViewQuery } from './period';
import type { ReportView } from './period';
import { PeriodPicker } from './PeriodPicker';
import { ReportTable } from './ReportTable';
import { Totals } from './Totals';

export default function ReportsScreen() {
	const router = useRouter();
	const { query } = usePlace();
	const view = normalizeReportView( query, siteToday() );
	const answer = useReportSources( view.from, view.to, view.by );
	const change = ( next: Partial< ReportView > ) =>
		router.go( '/reports', reportViewQuery( { ...view, ...next } ) );
	return (
		<Page title={ __( 'Reports', 'ringwell' ) }>
			<Tabs
				label={ __( 'Reports', 'ringwell' ) }
				tabs={ ( [ 'source', 'campaign' ] as const ).map( ( by ) => ( {
					to: '/reports',
					query: reportViewQuery( { ...view, by } ),
					text:
						by === 'source'
							? __( 'Calls by source', 'ringwell' )
							: __( 'Calls by campaign', 'ringwell' ),
					current: view.by === by,
				} ) ) }
			/>
			<PeriodPicker view={ view } onChange={ change } />
			<Answer of={ answer } lines={ 10 }>
				{ ( report ) => (
					<Busy isBusy={ answer.isLoading }>
						<Totals report={ report } compare={ view.compare } />
						<Days report={ report } />
						<Rows
							report={ report }
							byCampaign={ view.by === 'campaign' }
						/>
					</Busy>
				) }
			</Answer>
		</Page>
	);
}

function Days( { report }: { report: ReportSources } ) {
	if ( report.totals.calls === 0 ) {
		return null;
	}
	const title = __( 'Calls a day', 'ringwell' );
	return (
		<Card id="days" title={ title }>
			<DaysChart
				label={ title }
				days={ report.days }
				series={ [
					{
						key: 'answered',
						name: __( 'Answered calls', 'ringwell' ),
						colour: ANSWERED,
					},
					{
						key: 'missed',
						name: __( 'Missed calls', 'ringwell' ),
						colour: MISSED,
					},
				] }
			/>
		</Card>
	);
}

function Rows( {
	report,
	byCampaign,
}: {
	report: ReportSources;
	byCampaign: boolean;
} ) {
	return (
		<Card
			id="rows"
			title={
				byCampaign
					? __( 'By campaign', 'ringwell' )
					: __( 'By source', 'ringwell' )
			}
		>
			{ report.rows.length === 0 ? (
				<Empty>
					{ __(
						'No visits and no calls in this period. Choose a longer one.',
						'ringwell'
					) }
				</Empty>
			) : (
				<ReportTable report={ report } byCampaign={ byCampaign } />
			) }
		</Card>
	);
}
