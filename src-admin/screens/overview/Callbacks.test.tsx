/* How long patients wait from asking to talking is told once it is known, and only where somebody has talked. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { act, render, screen, waitFor } from '@testing-library/react';
import { SWRConfig } from 'swr';
import { useCallbackFigures, type CallbackFigures } from '../../api/callbacks';
import type { Overview } from '../../api/types';
import type { Boot, Capability } from '../../boot';
import { RouterProvider } from '../../router';
import { createRouter } from '../../router/router';
import { Callbacks } from './Callbacks';
import { Waiting } from './Waiting';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const MEDIAN = /^From asking to talking: /;

const figures = (
	median: number | null,
	changes: Partial< CallbackFigures > = {}
): CallbackFigures => ( {
	waiting: 0,
	tasks: 0,
	talked: 5,
	median_seconds: median,
	...changes,
} );

/**
 * @param answer
 * @param screenOf
 * @param may
 */
const open = (
	answer: CallbackFigures | Promise< CallbackFigures >,
	screenOf = <Callbacks />,
	may: Capability = 'ringwell_handle_contacts'
) => {
	window.ringwellAdmin = { capabilities: [ may ], locale: 'en-US' } as Boot;
	server.mockReset();
	server.mockImplementation( ( { path }: { path: string } ) =>
		path.includes( 'callbacks/figures' )
			? Promise.resolve( answer )
			: Promise.resolve( {
					json: () => Promise.resolve( [] ),
					headers: new Headers( { 'X-WP-Total': '0' } ),
				} )
	);
	return render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RouterProvider value={ createRouter( window ) }>
				{ screenOf }
			</RouterProvider>
		</SWRConfig>
	);
};

test.each( [
	[ 0, '0:00' ],
	[ 59, '0:59' ],
	[ 75, '1:15' ],
	[ 600, '10:00' ],
	[ 3_725, '1:02:05' ],
] )( 'a median of %d s is told as %s', async ( seconds, text ) => {
	open( figures( seconds ) );
	expect( await screen.findByText( MEDIAN ) ).toHaveTextContent(
		`From asking to talking: ${ text }, the median of 30 days.`
	);
} );

test( 'where nobody has talked yet no median is told, and what waits is', async () => {
	open( figures( null, { talked: 0, waiting: 1 } ) );
	expect(
		await screen.findByRole( 'link', { name: '1 callback waits or rings' } )
	).toHaveAttribute( 'href', expect.stringMatching( /state=waiting/ ) );
	expect( screen.queryByText( MEDIAN ) ).not.toBeInTheDocument();
	expect(
		screen.queryByRole( 'link', { name: /for you to ring/ } )
	).not.toBeInTheDocument();
} );

/** That the figures have come, which else nothing would show. */
const Known = () => <i>{ useCallbackFigures( true ).data && 'known' }</i>;

test( 'where there was never a callback there is nothing', async () => {
	open(
		figures( null, { talked: 0 } ),
		<>
			<Callbacks />
			<Known />
		</>
	);
	const known = await screen.findByText( 'known' );
	expect( known.previousElementSibling ).toBeNull();
} );

test( 'who may not see callbacks asks for no figures and is told none', async () => {
	const { container } = open(
		figures( 75 ),
		<Callbacks />,
		'ringwell_view_reports'
	);
	await act( () => Promise.resolve() );
	expect( server ).not.toHaveBeenCalled();
	expect( container ).toBeEmptyDOMElement();
} );

test( 'before it is known the card holds a grey line in its place, and no figure', async () => {
	let answer: ( known: CallbackFigures ) => void = () => undefined;
	open(
		new Promise< CallbackFigures >( ( done ) => ( answer = done ) ),
		<Waiting
			overview={
				{ waiting: [], waiting_total: 0 } as unknown as Overview
			}
		/>
	);
	await waitFor( () => expect( server ).toHaveBeenCalledTimes( 2 ) );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'Loading…' );
	expect( screen.queryByText( MEDIAN ) ).not.toBeInTheDocument();
	expect( screen.queryByText( /null|NaN|0:00/ ) ).not.toBeInTheDocument();

	answer( figures( 75 ) );
	expect( await screen.findByText( MEDIAN ) ).toBeVisible();
	await waitFor( () =>
		expect( screen.queryByRole( 'status' ) ).not.toBeInTheDocument()
	);
} );
