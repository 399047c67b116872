import type { ReadLine } from '../../api/types';
import { findNumbers } from './findNumbers';

/** As the server reads Russian numbers, for numbers that are long enough. */
const read = ( text: string ): Promise< ReadLine[] > =>
	Promise.resolve(
		text.split( '\n' ).map( ( line ) => {
			const digits = line.replace( /\D/g, '' );
			const isPhone = digits.length === 10 || digits.length === 11;
			const number = isPhone ? `+7${ digits.slice( -10 ) }` : null;
			return {
				line,
				number,
				written: number ?? '',
				problem: isPhone ? null : 'not_understood',
				problem_text: '',
				used_as:
					number === '+74951110001' ? 'in the pool “Direct”' : '',
			};
		} )
	);

const page = ( html: string ) => {
	document.body.innerHTML = html;
	return document.documentElement;
};

test( 'each number with its places and ways of writing, the most frequent first', async () => {
	const found = await findNumbers(
		page( `
			<header><a href="tel:+78120004455">+7 (812) 000-44-55</a></header>
			<p>Ring <a id="link" href="tel:+7-495-111-22-33">8 (495) 111-22-33</a></p>
			<p id="text">or 8&nbsp;495 111 22 33 <b>or</b> 8 (495) 111-22-33.</p>
			<a id="button" href="tel:+74951112233" aria-label="Call +7 495 111-22-33">Call</a>
			<p>INN 7749500010, from 49 800 to 120 000 ₽</p>` ),
		read
	);
	expect( found.map( ( { number } ) => number ) ).toEqual( [
		'+74951112233',
		'+78120004455',
	] );
	expect( found[ 0 ] ).toMatchObject( {
		isDialled: true,
		isFax: false,
		usedAs: '',
		writings: [
			'8 (495) 111-22-33',
			'8 495 111 22 33',
			'+7 495 111-22-33',
		],
	} );
	expect( found[ 0 ]!.places.map( ( { element } ) => element.id ) ).toEqual( [
		'link',
		'text',
		'text',
		'button',
	] );
	expect(
		found[ 0 ]!.places.map( ( { range } ) => String( range ) )
	).toEqual( [
		'null',
		'8\u00a0495 111 22 33',
		'8 (495) 111-22-33',
		'null',
	] );
} );

test( 'a number that is split over elements is one place', async () => {
	const [ found ] = await findNumbers(
		page( '<p id="p"><span>+7 (495)</span> <b>111-22</b><i>-33</i></p>' ),
		read
	);
	expect( found!.places ).toHaveLength( 1 );
	expect( found!.places[ 0 ]!.element.id ).toBe( 'p' );
	expect( String( found!.places[ 0 ]!.range ) ).toBe( '+7 (495) 111-22-33' );
} );

test( 'says what is a fax and what is in use', async () => {
	const found = await findNumbers(
		page(
			'<p>Факс: 8 (495) 111-22-34</p><p>Тел./факс: 8 (495) 111-22-35</p><p>8 (495) 111-00-01</p>'
		),
		read
	);
	expect(
		found.map( ( { number, isFax, usedAs } ) => [ number, isFax, usedAs ] )
	).toEqual( [
		[ '+74951112234', true, '' ],
		[ '+74951112235', false, '' ],
		[ '+74951110001', false, 'in the pool “Direct”' ],
	] );
} );

test( 'leaves out what the site bundle leaves alone', async () => {
	expect(
		await findNumbers(
			page( `
				<script type="application/ld+json">{"telephone":"+74951112233"}</script>
				<a href="https://wa.me/74951112233">+7 495 111-22-33</a>
				<a href="mailto:84951112233@clinic.test">84951112233@clinic.test</a>
				<textarea>+7 495 111-22-33</textarea>
				<span data-ringwell="off">+7 495 111-22-33</span>
				<a href="tel:103">103</a>` ),
			read
		)
	).toEqual( [] );
} );

test( 'asks nothing where there is nothing to ask', async () => {
	const ask = jest.fn( read );
	expect( await findNumbers( page( '<p>Welcome</p>' ), ask ) ).toEqual( [] );
	expect( ask ).not.toHaveBeenCalled();
} );

test( 'a broken link and a script of thousand numbers harm nothing', async () => {
	const many = Array.from(
		{ length: 1000 },
		( _, i ) => `<li>8 (495) 111-${ String( i + 1000 ) }</li>`
	).join( '' );
	const found = await findNumbers(
		page( `<a href="tel:%E0%A4%A">x</a><a href="tel:">y</a>${ many }` ),
		read
	);
	expect( found ).toHaveLength( 200 );
} );
