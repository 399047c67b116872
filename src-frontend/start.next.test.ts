import {
	config,
	leaseAnswer,
	leavePage,
	number,
	onePage,
	openPage,
	pageText,
	PHONE,
	server,
	setPageState,
	settle,
	SWAPPED,
} from './scene.ts';
import { start } from './start.ts';

onePage();

describe( 'the next page', () => {
	const next = () => {
		leavePage();
		document.body.innerHTML = `<p>${ PHONE }</p>`;
		void start( config() );
	};

	test( 'shows the held number at once, and asks all the same, without landing', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		const sent = server( { '/lease': [ 'offline' ] } );
		next();
		expect( pageText() ).toBe( SWAPPED );
		await settle();
		expect( sent ).toHaveLength( 1 );
	} );

	test.each( [ [ 'visible' ], [ 'hidden' ] ] as const )(
		'shows it in each part that the parser adds, %s',
		async ( state ) => {
			server( { '/lease': [ leaseAnswer( number() ) ] } );
			await openPage();
			setPageState( state );
			const parsing = jest
				.spyOn( document, 'readyState', 'get' )
				.mockReturnValue( 'loading' );
			next();
			document.body.insertAdjacentHTML(
				'beforeend',
				`<p>${ PHONE }</p>`
			);
			await settle( 20 );
			expect( pageText() ).toBe( SWAPPED + SWAPPED );
			parsing.mockRestore();
			document.body.insertAdjacentHTML(
				'beforeend',
				`<p>${ PHONE }</p>`
			);
			await settle( 20 );
			expect( pageText() ).toBe( SWAPPED + SWAPPED + SWAPPED );
		}
	);

	test( 'costs nothing while the parser adds nothing', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		const parsing = jest
			.spyOn( document, 'readyState', 'get' )
			.mockReturnValue( 'loading' );
		// Nothing is said to a page that nobody looks at.
		setPageState( 'hidden' );
		next();
		const looks = jest.spyOn( document, 'createNodeIterator' );
		await settle( 100 );
		expect( looks ).not.toHaveBeenCalled();
		looks.mockRestore();
		parsing.mockRestore();
	} );

	test.each( [
		[
			'its time ran out',
			() => jest.setSystemTime( Date.now() + 900_001 ),
		],
		[
			'the clock went back',
			() => jest.setSystemTime( Date.now() - 1000 ),
		],
		[ 'storage was cleared', () => localStorage.clear() ],
		[
			'storage holds nonsense',
			() =>
				localStorage.setItem(
					'ringwell-held-1',
					'{"number":"evil","until":9e15,"at":0}'
				),
		],
	] )( 'shows the own number first when %s', async ( _name, change ) => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		server( { '/lease': [ 'offline' ] } );
		change();
		next();
		expect( pageText() ).toBe( PHONE );
		await settle();
	} );

	test( 'with another campaign does not show the old one’s number', async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		history.replaceState( null, '', '/?utm_source=google' );
		server( { '/lease': [ 'offline' ] } );
		next();
		expect( pageText() ).toBe( PHONE );
		history.replaceState( null, '', '/' );
		await settle();
	} );
} );
