import '@testing-library/jest-dom';
import { act, render, screen } from '@testing-library/react';
import { OutOfDate } from './OutOfDate';

const TEXT = /may be out of date/;

const setOnline = ( isOnline: boolean ) => {
	jest.spyOn( navigator, 'onLine', 'get' ).mockReturnValue( isOnline );
	window.dispatchEvent( new Event( isOnline ? 'online' : 'offline' ) );
};

test( 'nothing while all is well', () => {
	const { container } = render( <OutOfDate error={ undefined } /> );
	expect( container ).toBeEmptyDOMElement();
} );

test( 'the last question failed', () => {
	render( <OutOfDate error={ new Error( 'x' ) } /> );
	expect( screen.getByText( TEXT ) ).toBeVisible();
} );

test( 'the network went, and came back', () => {
	render( <OutOfDate error={ undefined } /> );
	act( () => setOnline( false ) );
	expect( screen.getByText( TEXT ) ).toBeVisible();
	act( () => setOnline( true ) );
	expect( screen.queryByText( TEXT ) ).not.toBeInTheDocument();
} );
