import { __, sprintf } from '@wordpress/i18n';
import type { ReportSources } from '../../api/types';
import { Link } from '../../router';
import { change, number } from '../../words/figures';
import { dayText } from '../../words/time';
import { COUNTED } from '../calls/callsView';
import { before } from './period';
import { figureText } from './ReportTable';

const FIGURES = [ 'visits', 'calls', 'answered', 'missed' ] as const;

export function Totals( {
	report,
	compare,
}: {
	report: ReportSources;
	compare: boolean;
} ) {
	const past = compare ? report.before : null;
	const days = before( report );
	const ofPeriod = { from: report.from, to: report.to };
	return (
		<section
			className="ringwell-card"
			aria-label={ __( 'Together', 'ringwell' ) }
		>
			<dl className="ringwell-figures">
				{ FIGURES.map( ( figure ) => (
					<div key={ figure }>
						<dt>{ figureText( figure ) }</dt>
						<dd>
							{ figure === 'visits' ? (
								number( report.totals[ figure ] )
							) : (
								<Link
									to="/calls"
									query={ {
										...ofPeriod,
										...COUNTED,
										...( figure === 'calls'
											? {}
											: { result: figure } ),
									} }
								>
									{ number( report.totals[ figure ] ) }
								</Link>
							) }
							{ past && (
								<span className="ringwell-muted">
									{ sprintf(
										/* translators: 1: figure of the time before, 2: "+12 %" or empty */
										__( 'before: %1$s %2$s', 'ringwell' ),
										number( past[ figure ] ),
										parenthesized(
											change(
												report.totals[ figure ],
												past[ figure ]
											)
										)
									).trim() }
								</span>
							) }
						</dd>
					</div>
				) ) }
			</dl>
			<p className="ringwell-muted">
				{ range( report ) }
				{ past &&
					/* translators: %s: a range of days */
					`, ${ sprintf( __( 'beside %s', 'ringwell' ), range( days ) ) }` }
			</p>
		</section>
	);
}

const parenthesized = ( text: string | null ): string =>
	text ? `(${ text })` : '';

const LONG = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const range = ( { from, to }: { from: string; to: string } ): string =>
	from === to
		? dayText( from, LONG )
		: sprintf(
				/* translators: 1, 2: days */
				__( '%1$s to %2$s', 'ringwell' ),
				dayText( from, LONG ),
				dayText( to, LONG )
			);
