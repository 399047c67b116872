import { act, render } from '@testing-library/react';
import { findNumbers } from './findNumbers';
import { loadPage } from './loadPage';
import type { SitePage } from './loadPage';
import { useSitePage } from './useSitePage';

jest.mock( './findNumbers' );
jest.mock( './loadPage' );

const pageAt = ( address: string ): SitePage => ( {
	address,
	html: `<p>${ address }</p>`,
	noPicture: '',
} );

let site: ReturnType< typeof useSitePage >;

function Asker( { typed }: { typed: string } ) {
	site = useSitePage( typed );
	return null;
}

test( 'the frame of the page before, loaded late, does not answer for the page that was asked for since', async () => {
	jest.mocked( findNumbers ).mockResolvedValue( [] );
	jest.mocked( loadPage ).mockImplementation( ( typed ) =>
		Promise.resolve( pageAt( typed ) )
	);
	const view = render( <Asker typed="/" /> );
	await act( () => Promise.resolve() );
	expect( site.page?.address ).toBe( '/' );
	const loadedLate = site.onFrame;
	let there: ( page: SitePage ) => void = () => undefined;
	jest.mocked( loadPage ).mockReturnValue(
		new Promise( ( done ) => {
			there = done;
		} )
	);

	view.rerender( <Asker typed="/prices/" /> );
	await act( () => {
		loadedLate( document.documentElement );
		there( pageAt( '/prices/' ) );
		return Promise.resolve();
	} );

	expect( site.page?.address ).toBe( '/prices/' );
	expect( site.numbers ).toEqual( [] );
} );
