import {
	Bar,
	BarChart,
	CartesianGrid,
	Legend,
	ResponsiveContainer,
	Tooltip,
	XAxis,
	YAxis,
} from 'recharts';
import { isRTL } from '@wordpress/i18n';
import { dayText } from '../../words/time';

export interface Series {
	key: string;
	name: string;
	colour: string;
}

/** Day => figures by the keys of the series. */
export type DayFigures = { day: string } & Record< string, number | string >;

interface Props {
	days: DayFigures[];
	series: Series[];
	/** What the chart shows, in a sentence, for those who can't see it. */
	label: string;
}

const HEIGHT = 260;

/**
 * Bars of days, stacked. The same figures stand in a table beside it, so it is one picture to screen readers.
 * @param props
 * @param props.days
 * @param props.series
 * @param props.label
 */
export default function StackedDays( { days, series, label }: Props ) {
	const isStill = window.matchMedia(
		'(prefers-reduced-motion: reduce)'
	).matches;
	return (
		<div
			className="ringwell-chart"
			role="img"
			aria-label={ label }
			style={ { blockSize: HEIGHT } }
		>
			<ResponsiveContainer width="100%" height={ HEIGHT }>
				<BarChart
					data={ days }
					margin={ { top: 8, right: 8, bottom: 0, left: 0 } }
					accessibilityLayer={ false }
				>
					<CartesianGrid vertical={ false } stroke="#e0e0e0" />
					<XAxis
						dataKey="day"
						tickFormatter={ ( day: string ) => dayText( day ) }
						reversed={ isRTL() }
						minTickGap={ 16 }
						tickLine={ false }
						fontSize={ 12 }
						stroke="#50575e"
					/>
					<YAxis
						allowDecimals={ false }
						width={ 36 }
						orientation={ isRTL() ? 'right' : 'left' }
						tickLine={ false }
						axisLine={ false }
						fontSize={ 12 }
						stroke="#50575e"
					/>
					<Tooltip
						labelFormatter={ ( day ) =>
							typeof day === 'string'
								? dayText( day, {
										weekday: 'long',
										day: 'numeric',
										month: 'long',
									} )
								: ''
						}
						isAnimationActive={ ! isStill }
						cursor={ { fill: 'rgba(0,0,0,0.05)' } }
					/>
					<Legend
						iconType="circle"
						iconSize={ 8 }
						itemSorter={ null }
					/>
					{ series.map( ( { key, name, colour } ) => (
						<Bar
							key={ key }
							dataKey={ key }
							name={ name }
							stackId="day"
							fill={ colour }
							maxBarSize={ 40 }
							isAnimationActive={ false }
						/>
					) ) }
				</BarChart>
			</ResponsiveContainer>
		</div>
	);
}
