/* A number that rang and that nobody has added: who is offered to add it, as what, and what is then asked of the server. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import type { NumberRow, Pool, Source, Target } from '../../api/types';
import { AddNumber, AddNumberProvider } from './AddNumber';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const NUMBER = '+74959999999';
const CALL = {
	direction: 'in' as const,
	number: NUMBER,
	number_known: false,
	number_written: '+7 495 999-99-99',
};
const POOLS = [ { id: 4, name: 'Yandex' } ] as Pool[];
const NUMBERS = [
	{ id: 5, number: '+78001112233', label: 'Free', aliases: [ 'main' ] },
] as unknown as NumberRow[];
const TARGETS = [
	{ id: 1, name: 'Reception' },
	{ id: 2, name: 'Branch' },
] as Target[];
const SOURCES = [
	{
		id: 8,
		name: '2GIS',
		placements: [
			{
				id: 1,
				target_id: 1,
				kind: 'static',
				pool_id: null,
				static_number: '+74951110008',
				default_number: null,
				pool_name: '',
				pool_size: 0,
				of_group: false,
			},
			{
				id: 2,
				target_id: 2,
				kind: 'pool',
				pool_id: 4,
				static_number: null,
				default_number: '+74951110009',
				pool_name: 'Yandex',
				pool_size: 3,
				of_group: true,
			},
		],
	},
] as unknown as Source[];

interface Sent {
	path: string;
	method?: string;
	data?: unknown;
}

/** A server with these rows; what is written is answered by `write`. */
function serve(
	{ pools = POOLS, sources = SOURCES, targets = TARGETS } = {},
	write: ( sent: Sent ) => unknown = () => ( {} )
) {
	const lists: Record< string, unknown[] > = {
		pools,
		sources,
		targets,
		numbers: NUMBERS,
	};
	server.mockImplementation( ( sent: Sent & { parse?: boolean } ) => {
		if ( sent.method !== undefined ) {
			return Promise.resolve().then( () => write( sent ) );
		}
		const name = sent.path
			.replace( '/ringwell/v1/', '' )
			.replace( /\?.*/, '' );
		return Promise.resolve(
			sent.parse === false
				? {
						headers: new Headers( { 'X-WP-TotalPages': '1' } ),
						json: () => Promise.resolve( lists[ name ] ),
					}
				: ( { 'numbers/5': NUMBERS[ 0 ] }[ name ] ?? sources[ 0 ] )
		);
	} );
}

const written = () =>
	server.mock.calls
		.map( ( [ sent ] ) => sent as Sent )
		.filter( ( { method } ) => method !== undefined )
		.map( ( { method, path, data } ) => [
			method,
			path.replace( '/ringwell/v1/', '' ),
			data,
		] );

function show( call: Partial< typeof CALL > = {} ) {
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<AddNumberProvider>
				<AddNumber call={ { ...CALL, ...call } } />
			</AddNumberProvider>
		</SWRConfig>
	);
}

async function open() {
	await userEvent.click(
		screen.getByRole( 'button', { name: 'Add this number' } )
	);
	await screen.findByRole( 'button', { name: 'Add' } );
}

const add = () =>
	userEvent.click( screen.getByRole( 'button', { name: 'Add' } ) );

beforeEach( () => {
	server.mockReset();
	window.matchMedia = ( () => ( {
		matches: false,
		addEventListener: () => undefined,
		removeEventListener: () => undefined,
	} ) ) as unknown as typeof window.matchMedia;
	window.ringwellAdmin = {
		...( window.ringwellAdmin as NonNullable<
			typeof window.ringwellAdmin
		> ),
		capabilities: [ 'ringwell_edit_sources' ],
	};
} );

test.each( [
	[ 'a known number', { number_known: true } ],
	[ 'an extension', { number: '101' } ],
] )( 'nothing is offered for %s', ( _, call ) => {
	show( call );

	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'nothing is offered to who may not edit sources', () => {
	window.ringwellAdmin!.capabilities = [ 'ringwell_handle_contacts' ];
	show();

	expect( screen.queryByRole( 'button' ) ).not.toBeInTheDocument();
} );

test( 'it becomes one of a pool', async () => {
	serve();
	show();
	await open();

	expect(
		screen.getByRole( 'dialog', {
			name: 'Add +7 495 999-99-99 to your numbers',
		} )
	).toHaveTextContent( 'This holds from now on.' );
	expect( screen.getByRole( 'button', { name: 'Add' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await userEvent.selectOptions( screen.getByLabelText( 'Pool' ), 'Yandex' );
	await add();

	await waitFor( () =>
		expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument()
	);
	expect( written() ).toEqual( [
		[ 'POST', 'pools/4/numbers', { numbers: [ NUMBER ] } ],
	] );
} );

test( 'it becomes the number of a source, whose other places stay as they are', async () => {
	serve();
	show();
	await open();
	await userEvent.click( screen.getByLabelText( /number of one source/ ) );
	await userEvent.selectOptions( screen.getByLabelText( 'Source' ), '2GIS' );

	expect( screen.getByRole( 'dialog' ) ).toHaveTextContent(
		'no longer +7 495 111-00-08'
	);
	await userEvent.selectOptions(
		screen.getByLabelText( 'In place of' ),
		'Branch'
	);
	expect( screen.getByRole( 'dialog' ) ).not.toHaveTextContent( 'no longer' );
	await add();

	await waitFor( () =>
		expect( written() ).toEqual( [
			[
				'PUT',
				'sources/8',
				{
					name: '2GIS',
					placements: [
						{
							target_id: 1,
							kind: 'static',
							pool_id: null,
							static_number: '+74951110008',
							default_number: null,
						},
						{
							target_id: 2,
							kind: 'static',
							static_number: NUMBER,
						},
					],
				},
			],
		] )
	);
} );

async function chooseNumber() {
	await userEvent.selectOptions(
		await screen.findByLabelText( 'Of which number' ),
		'+7 800 111-22-33, Free'
	);
	await add();
	await waitFor( () =>
		expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument()
	);
}

test( 'it becomes another name of a number', async () => {
	serve();
	show();
	await open();
	await userEvent.click( screen.getByLabelText( /Another name of/ ) );
	await chooseNumber();

	expect( written() ).toEqual( [
		[ 'PATCH', 'numbers/5', { aliases: [ 'main', NUMBER ] } ],
	] );
} );

test( "a line's name can be nothing else", async () => {
	serve();
	show( { number: 'sip:line@pbx', number_written: 'sip:line@pbx' } );
	await open();
	expect( screen.queryByRole( 'radio' ) ).not.toBeInTheDocument();
	await chooseNumber();

	expect( written() ).toEqual( [
		[ 'PATCH', 'numbers/5', { aliases: [ 'main', 'sip:line@pbx' ] } ],
	] );
} );

test( 'in an empty clinic it can only be a number of the site; a refusal is said and may be mended', async () => {
	serve( { pools: [], sources: [], targets: [] }, ( { data } ) => {
		if ( ( data as { name: string } ).name === '<b>' ) {
			const params = {
				name: 'Please fill this in.',
				number: 'This number is in use.',
			};
			const message = 'Some fields need your attention.';
			const details = { status: 400, params };
			throw Object.assign( new Error( message ), {
				code: 'invalid',
				data: details,
			} );
		}
		return {};
	} );
	show();
	await open();

	expect( screen.queryByRole( 'radio' ) ).not.toBeInTheDocument();
	const name = screen.getByLabelText( 'What you call it' );
	await userEvent.type( name, '<b>' );
	await add();
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'Some fields need your attention. This number is in use.'
	);
	expect( name ).toHaveAttribute( 'aria-invalid', 'true' );
	expect( screen.getByText( 'Please fill this in.' ) ).toBeVisible();

	await userEvent.clear( name );
	await userEvent.type( name, ' Branch ' );
	await add();
	await waitFor( () =>
		expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument()
	);
	expect( written()[ 1 ] ).toEqual( [
		'POST',
		'targets',
		{ name: 'Branch', number: NUMBER },
	] );
} );
