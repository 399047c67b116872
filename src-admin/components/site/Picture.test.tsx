/* The frame between two documents: there is nothing to measure yet, and the screen must not break off. */
import '@testing-library/jest-dom';
import { render, screen } from '@testing-library/react';
import { Picture } from './Picture';

const between = document.implementation.createDocument( null, null );

beforeEach( () => {
	window.ResizeObserver = class {
		constructor( private readonly tell: ResizeObserverCallback ) {}
		observe() {
			this.tell( [], this );
		}
		unobserve() {}
		disconnect() {}
	};
	jest.spyOn( Element.prototype, 'clientWidth', 'get' ).mockReturnValue(
		640
	);
	jest.spyOn(
		HTMLIFrameElement.prototype,
		'contentDocument',
		'get'
	).mockReturnValue( between );
	jest.spyOn(
		HTMLIFrameElement.prototype,
		'contentWindow',
		'get'
	).mockReturnValue( {
		scrollTo: () => undefined,
		document: between,
	} as unknown as Window );
} );

afterEach( () => jest.restoreAllMocks() );

test( 'a frame without a document yet is measured later', () => {
	expect( between.documentElement ).toBeNull();
	const picture = (
		<Picture
			address="about:blank"
			numbers={ [] }
			chosen={ null }
			onLoad={ () => undefined }
		/>
	);
	const { rerender } = render( picture );
	rerender( picture );
	expect( screen.getByTitle( 'Picture of the page' ) ).toBeInTheDocument();
	expect( screen.getByRole( 'region' ) ).toBeInTheDocument();
} );
