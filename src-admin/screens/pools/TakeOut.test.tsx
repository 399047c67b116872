/* A number that a visitor has right now is taken out of use only after the owner has read so and said yes again. */
import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { saveNumber } from '../../api/numbers';
import type { NumberRow } from '../../api/types';
import { TakeOut } from './TakeOut';

jest.mock( '../../api/numbers' );
jest.mock( '../../components/notices', () => ( { useSay: () => () => {} } ) );
const save = jest.mocked( saveNumber );

const ROW = { id: 7, number: '+74951110001', role: 'pool' } as NumberRow;
const HELD = {
	code: 'ringwell_number_held',
	message: 'A visitor has this number right now: it is held until 16:40.',
	data: { status: 409, held: 1 },
};

function open() {
	const onClose = jest.fn();
	const taken = { row: ROW, role: 'quarantined', onClose } as const;
	render( <TakeOut { ...taken } /> );
	return onClose;
}

const press = ( name: string ) =>
	userEvent.click( screen.getByRole( 'button', { name } ) );

beforeEach( () => save.mockReset() );

test( 'nobody has it: one yes, and that calls may still come is said before', async () => {
	save.mockResolvedValue( undefined );
	const onClose = open();
	expect( screen.getByText( /may still ring it/ ) ).toBeVisible();

	await press( 'Take out' );

	expect( save.mock.calls ).toEqual( [
		[ 7, { role: 'quarantined' }, false ],
	] );
	expect( onClose ).toHaveBeenCalledTimes( 1 );
} );

test( 'a visitor has it: until when is said, and only a second yes does it', async () => {
	save.mockRejectedValueOnce( HELD ).mockResolvedValueOnce( undefined );
	const onClose = open();

	await press( 'Take out' );

	expect( screen.getByText( HELD.message ) ).toBeVisible();
	expect(
		screen.getByRole( 'dialog', { name: 'A visitor has this number' } )
	).toBeVisible();
	expect( onClose ).not.toHaveBeenCalled();
	await press( 'Take out all the same' );
	expect( save ).toHaveBeenLastCalledWith( 7, { role: 'quarantined' }, true );
	expect( onClose ).toHaveBeenCalledTimes( 1 );
} );

test( 'whoever thinks better of it changes nothing', async () => {
	save.mockRejectedValueOnce( HELD );
	const onClose = open();

	await press( 'Take out' );
	await press( 'Cancel' );

	expect( save ).toHaveBeenCalledTimes( 1 );
	expect( onClose ).toHaveBeenCalledTimes( 1 );
} );

test( 'another refusal is shown as it is', async () => {
	save.mockRejectedValueOnce( {
		code: 'ringwell_forbidden',
		message: 'Not for you.',
		data: { status: 403 },
	} );
	const onClose = open();

	await press( 'Take out' );

	expect( screen.getByText( 'Not for you.' ) ).toBeVisible();
	expect( screen.getByRole( 'button', { name: 'Take out' } ) ).toBeEnabled();
	expect( onClose ).not.toHaveBeenCalled();
} );
