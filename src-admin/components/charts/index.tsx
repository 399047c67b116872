import { lazy, Suspense } from '@wordpress/element';
import type { ComponentProps } from 'react';
import { Loading } from '../Loading';

const StackedDays = lazy(
	() => import( /* webpackChunkName: "days-chart" */ './StackedDays' )
);

/**
 * The chart in its own chunk: the figures beside it don't wait for it.
 * @param props
 */
export const DaysChart = ( props: ComponentProps< typeof StackedDays > ) => (
	<Suspense fallback={ <Loading lines={ 6 } /> }>
		<StackedDays { ...props } />
	</Suspense>
);

export type { DayFigures, Series } from './StackedDays';
