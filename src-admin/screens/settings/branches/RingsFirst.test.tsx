/* Who is rung first and what the patient sees: what the chosen phone system can't do is said beside it. */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { act, render, screen, waitFor } from '@testing-library/react';
import { SWRConfig } from 'swr';
import type { Connection } from '../../../api/types';
import { newBranch } from './draft';
import { RingsFirst } from './RingsFirst';

jest.mock( '@wordpress/api-fetch' );
const server = apiFetch as unknown as jest.Mock;

const KNOWN = {
	id: 1,
	name: 'Centre',
	can_ring: true,
	why_not: '',
	warning: '',
	clinic_help: 'An extension, as 101.',
	shows_number: true,
};

async function open( known: Partial< typeof KNOWN > = {}, isStored = true ) {
	server.mockResolvedValue( { branches: [ { ...KNOWN, ...known } ] } );
	render(
		<SWRConfig value={ { provider: () => new Map() } }>
			<RingsFirst
				branch={ { ...newBranch( undefined ), id: 1, connection: '7' } }
				connections={ [ { id: 7, name: 'Zadarma' } as Connection ] }
				errors={ { clinic: 'Write an extension.' } }
				isStored={ isStored }
				onChange={ () => undefined }
			/>
		</SWRConfig>
	);
	await waitFor( () => expect( server ).toHaveBeenCalled() );
	await act( () => Promise.resolve() );
	if ( isStored ) {
		await screen.findByText( KNOWN.clinic_help );
	}
}

const number = () => screen.getByLabelText( 'Number that the patient sees' );

test( 'a phone system that shows the number says nothing more', async () => {
	await open();
	expect( number() ).toHaveAccessibleDescription( /^Empty: the number/ );
	expect(
		screen.getByLabelText( 'Who is rung first' )
	).toHaveAccessibleDescription(
		'Write an extension. An extension, as 101.'
	);
	expect( screen.queryByText( /can’t/ ) ).not.toBeInTheDocument();
} );

test( 'one that shows a number of its own says so', async () => {
	await open( { shows_number: false } );
	expect( number() ).toHaveAccessibleDescription(
		/chooses the number by itself/
	);
} );

test( 'one that can’t ring says why, and what its leg costs', async () => {
	await open( {
		can_ring: false,
		why_not: 'Its phone system can’t be told to ring.',
		warning: 'It is a mobile phone.',
	} );
	expect(
		screen.getAllByText( 'Its phone system can’t be told to ring.' )[ 0 ]
	).toBeVisible();
	expect( screen.getAllByText( 'It is a mobile phone.' )[ 0 ] ).toBeVisible();
} );

test( 'of another one than is stored nothing is known yet', async () => {
	await open( { shows_number: false, why_not: 'It is off.' }, false );
	expect( number() ).toHaveAccessibleDescription( /^Empty: the number/ );
	expect( screen.queryByText( 'It is off.' ) ).not.toBeInTheDocument();
} );
