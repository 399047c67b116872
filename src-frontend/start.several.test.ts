import {
	leaseAnswer,
	number,
	onePage,
	openPage,
	OTHER,
	OWN,
	pageText,
	PHONE,
	server,
	setPageState,
	settle,
	sitePage,
	SWAPPED,
	target,
} from './scene.ts';
import { askLate } from './more/askLate.ts';

onePage();

describe( 'with several targets', () => {
	const targets = [ target( 1, OWN ), target( 2, OTHER ) ];

	test( 'asks for those in the page, and later for one that comes later', async () => {
		const second = number( { target: 2, number: '+74957770000' } );
		const sent = server( {
			'/lease': [ leaseAnswer( number() ), leaseAnswer( second ) ],
		} );
		await openPage( { targets } );
		expect( sent[ 0 ]?.body.targets ).toEqual( [ 1 ] );
		askLate( sitePage() );
		document.body.insertAdjacentHTML(
			'beforeend',
			'<i>8 (495) 444-55-66</i>'
		);
		await settle();
		expect( sent[ 1 ]?.body.targets ).toEqual( [ 2 ] );
		expect( pageText() ).toBe( SWAPPED + '8 (495) 777-00-00' );
	} );

	test( 'a page in a tab behind asks for none, and for each once when it is looked at', async () => {
		setPageState( 'hidden' );
		const sent = server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage( { targets } );
		askLate( sitePage() );
		document.body.append( 'Call' );
		await settle();
		expect( sent ).toEqual( [] );
		setPageState( 'visible' );
		await settle();
		expect( sent.map( ( { body } ) => body.targets ) ).toEqual( [ [ 1 ] ] );
	} );

	test( 'one that comes into a page without any is asked for too', async () => {
		document.body.innerHTML = '<p>Статья</p>';
		const sent = server( {
			'/lease': [ leaseAnswer(), leaseAnswer( number() ) ],
		} );
		await openPage( { targets } );
		askLate( sitePage() );
		document.body.insertAdjacentHTML( 'beforeend', `<i>${ PHONE }</i>` );
		await settle();
		expect( sent.map( ( { body } ) => body.targets ) ).toEqual( [
			[],
			[ 1 ],
		] );
	} );

	test( 'asks for as many as there can be in one request', async () => {
		const phones = Array.from(
			{ length: 50 },
			( _, index ) => `+749511101${ String( index ).padStart( 2, '0' ) }`
		);
		document.body.textContent = phones.join( ', ' );
		const sent = server( { '/lease': [ leaseAnswer() ] } );
		await openPage( {
			targets: phones.map( ( phone, index ) =>
				target( index + 1, phone )
			),
		} );
		expect( sent.map( ( { body } ) => body.targets ) ).toEqual( [
			phones.map( ( _, index ) => index + 1 ),
		] );
	} );

	test( 'a page without any is a page view all the same', async () => {
		document.body.innerHTML = '<p>Статья</p>';
		const sent = server( { '/lease': [ leaseAnswer() ] } );
		await openPage( { targets } );
		expect( sent.map( ( { body } ) => body.targets ) ).toEqual( [ [] ] );
	} );
} );
