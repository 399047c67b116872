import '@testing-library/jest-dom';
import { fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { boundValue, registerBinding } from './binding';
import { PhoneNumber } from './PhoneNumber';

const mockSources: Array< {
	getValues: ( asked: object ) => Record< string, string >;
	getFieldsList: () => object[];
} > = [];

jest.mock(
	'@wordpress/blocks',
	() => ( {
		registerBlockBindingsSource: ( source: ( typeof mockSources )[ 0 ] ) =>
			mockSources.push( source ),
	} ),
	{ virtual: true }
);
jest.mock(
	'@wordpress/block-editor',
	() => ( {
		InspectorControls: ( { children }: { children: ReactNode } ) =>
			children,
		useBlockProps: () => ( { className: 'wp-block' } ),
	} ),
	{ virtual: true }
);

const MAIN = {
	id: 3,
	text: '8 (495) 111-22-33',
	html: '<a href="tel:+74951112233" data-ringwell="3">8 (495) 111-22-33</a>',
	href: 'tel:+74951112233',
};
const BRANCH = {
	id: 5,
	text: '+7 495 111-22-44',
	html: '<a href="tel:+74951112244" data-ringwell="5">+7 495 111-22-44</a>',
	href: 'tel:+74951112244',
};

beforeEach( () => {
	window.ResizeObserver = class {
		observe = () => undefined;
		unobserve = () => undefined;
		disconnect = () => undefined;
	};
	window.ringwellTargets = [ MAIN, BRANCH ];
	mockSources.length = 0;
} );

/** Screen readers are told of them too, at the end of the page. */
const instructions = ( text: RegExp ) =>
	screen.getByText( text, {
		selector: '.components-placeholder__instructions',
	} );

const show = ( target: number ) => {
	const setAttributes = jest.fn();
	render(
		<PhoneNumber
			attributes={ { target } }
			setAttributes={ setAttributes }
		/>
	);
	return setAttributes;
};

test( 'a new block shows the first number, and another can be chosen', () => {
	const setAttributes = show( 0 );
	const link = screen.getByRole( 'link', { name: MAIN.text } );
	expect( link ).toHaveAttribute( 'href', MAIN.href );
	expect( fireEvent.click( link ) ).toBe( false );
	fireEvent.change( screen.getByLabelText( 'Number' ), {
		target: { value: '5' },
	} );
	expect( setAttributes ).toHaveBeenCalledWith( { target: 5 } );
} );

test( 'a block whose number is gone says so, and can be given another', () => {
	const setAttributes = show( 4 );
	expect( screen.queryByRole( 'link' ) ).toBeNull();
	expect( instructions( /no longer among/ ) ).toBeVisible();
	fireEvent.change( screen.getByLabelText( 'Number' ), {
		target: { value: '3' },
	} );
	expect( setAttributes ).toHaveBeenCalledWith( { target: 3 } );
} );

test( 'a site without numbers is told where to name them', () => {
	delete window.ringwellTargets;
	show( 0 );
	expect( instructions( /Name the numbers/ ) ).toBeVisible();
} );

test( 'the binding gives each attribute what the page prints', () => {
	expect( boundValue( MAIN, 'url' ) ).toBe( MAIN.href );
	expect( boundValue( MAIN, 'content' ) ).toBe( MAIN.html );
	expect( boundValue( MAIN, 'text' ) ).toBe( MAIN.text );

	registerBinding();
	const [ source ] = mockSources;
	const bound = ( target: unknown ) => ( {
		source: 'ringwell/number',
		args: { target },
	} );
	expect(
		source?.getValues( {
			bindings: {
				url: bound( 5 ),
				text: { source: 'ringwell/number' },
				content: bound( 4 ),
			},
		} )
	).toEqual( { url: BRANCH.href, text: MAIN.text } );
	expect( source?.getFieldsList() ).toEqual( [
		{ label: MAIN.text, type: 'string', args: { target: 3 } },
		{ label: BRANCH.text, type: 'string', args: { target: 5 } },
	] );
} );
