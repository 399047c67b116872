/* What a forecast tells of calls is told of first calls, and says so. */
import '@testing-library/jest-dom';
import { render, screen, within } from '@testing-library/react';
import { usePoolForecast } from '../../api/forecast';
import type { PoolForecast } from '../../api/forecast';
import type { Pool } from '../../api/types';
import { HoldForecast } from './HoldForecast';

jest.mock( '../../api/forecast' );

const FORECAST: PoolForecast = {
	made: '2026-11-22T06:00:00.000Z',
	from: '2026-10-25T06:00:00.000Z',
	to: '2026-11-22T06:00:00.000Z',
	numbers: 10,
	visits: 1200,
	best: 5,
	holds: [
		{
			minutes: 5,
			coverage: 0.8,
			accuracy: 0.9,
			yield: 0.72,
			more: 2,
			more_coverage: 0.96,
		},
	],
};

const tell = ( forecast: PoolForecast ) => {
	jest.mocked( usePoolForecast ).mockReturnValue( {
		data: forecast,
		error: undefined,
		isLoading: false,
		isValidating: false,
		mutate: () => Promise.resolve( forecast ),
	} );
	render( <HoldForecast pool={ { id: 1, hold_now: 5 } as Pool } /> );
};

test( 'the columns say which calls they are of, and a sentence says why', () => {
	tell( FORECAST );

	const table = screen.getByRole( 'table', { hidden: true } );
	expect(
		within( table )
			.getAllByRole( 'columnheader', { hidden: true } )
			.map( ( { textContent } ) => textContent )
	).toEqual( [
		'Hold',
		'Visitors with a number',
		'Their first calls found',
		'Of all first calls',
	] );
	expect( table ).toHaveTextContent( '72' );
	expect(
		screen.getByText( /^Only the first call of each person counts here/ )
	).toBeInTheDocument();
} );

test( 'without a forecast there is nothing to explain', () => {
	tell( { ...FORECAST, made: null, holds: [] } );

	expect( screen.queryByText( /first call/ ) ).not.toBeInTheDocument();
	expect( screen.getByText( /It takes a week/ ) ).toBeInTheDocument();
} );
