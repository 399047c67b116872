/* Who was given no number on purpose: each kind that there was, in words, and nothing where there was none. */
import '@testing-library/jest-dom';
import { render, screen, within } from '@testing-library/react';
import { allRefused, Refused } from './Refused';

const NONE = { bot: 0, speculative: 0, no_consent: 0, network: 0 };

test( 'where nobody was refused nothing is shown', () => {
	const { container } = render( <Refused of={ NONE } /> );

	expect( container ).toBeEmptyDOMElement();
	expect( allRefused( NONE ) ).toBe( 0 );
} );

test( 'each kind stands with its explanation and its count', () => {
	const counts = { bot: 1234, speculative: 3, no_consent: 21, network: 8 };
	render( <Refused of={ counts } /> );

	const card = screen.getByRole( 'region', {
		name: 'Given no number, 7 days',
	} );
	expect( card ).toHaveTextContent( 'Not counted in the coverage.' );
	expect(
		within( card )
			.getAllByRole( 'term' )
			.map( ( term ) => [
				term.firstChild?.textContent,
				term.nextElementSibling?.textContent.replace( /\D/g, '' ),
			] )
	).toEqual( [
		[ 'Bots', '1234' ],
		[ 'Fetched ahead', '3' ],
		[ 'No consent', '21' ],
		[ 'Crowded networks', '8' ],
	] );
	expect(
		screen.getByText( 'Search engines and other programs' )
	).toBeVisible();
	expect( allRefused( counts ) ).toBe( 1266 );
} );

test( 'a kind that there was none of is left out', () => {
	render( <Refused of={ { ...NONE, speculative: 2 } } /> );

	expect( screen.getAllByRole( 'term' ) ).toHaveLength( 1 );
	expect( screen.getByRole( 'term' ) ).toHaveTextContent( 'Fetched ahead' );
} );
