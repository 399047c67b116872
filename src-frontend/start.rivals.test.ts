import {
	leaseAnswer,
	number,
	onePage,
	openPage,
	pageText,
	PHONE,
	POOL,
	server,
	settle,
	SWAPPED,
} from './scene.ts';

/* The page's own scripts write where the number stands. */
onePage();

test( 'puts the number back when the page overwrites it, and into what comes late', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	const p = document.querySelector( 'p' ) as Element;
	( p.firstChild as Text ).data = PHONE;
	await settle();
	expect( pageText() ).toBe( SWAPPED );
	p.innerHTML = `<a href="tel:84951112233">${ PHONE }</a>`;
	await settle();
	expect( p.innerHTML ).toBe( `<a href="tel:${ POOL }">${ SWAPPED }</a>` );
	p.querySelector( 'a' )?.setAttribute( 'href', 'tel:+74951112233' );
	await settle();
	expect( p.querySelector( 'a' )?.getAttribute( 'href' ) ).toBe(
		`tel:${ POOL }`
	);
} );

/** Another script that replaces numbers: whenever anybody else writes, it writes the site's own again. */
const fight = ( node: Text ) => {
	let rounds = 0;
	const rival = new MutationObserver( () => {
		if ( node.data !== PHONE ) {
			rounds++;
			node.data = PHONE;
		}
	} );
	rival.observe( node, { characterData: true } );
	node.data = PHONE + ' ';
	return { rounds: () => rounds, end: () => rival.disconnect() };
};

test( 'gives in to a script that fights for its own text, and has the last word when that one stops', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	const { rounds, end } = fight(
		document.querySelector( 'p' )?.firstChild as Text
	);
	await settle( 1 );
	expect( rounds() ).toBeGreaterThan( 5 );
	expect( rounds() ).toBeLessThan( 155 );
	await settle( 61_000 );
	expect( rounds() ).toBeLessThan( 1300 );
	end();
	await settle( 10_000 );
	expect( pageText() ).toBe( SWAPPED );
} );

test( 'what comes a second after a fight is right at once', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	const { end } = fight( document.querySelector( 'p' )?.firstChild as Text );
	await settle( 1 );
	end();
	await settle( 1000 );
	document.body.insertAdjacentHTML( 'beforeend', `<i>${ PHONE }</i>` );
	await settle();
	expect( pageText() ).toBe( SWAPPED + SWAPPED );
} );

/** Five seconds of frames are more than five of a machine that has much else to do. */
const SLOW_MS = 60_000;

test(
	'a text that is written anew with every frame of the fastest screens is right all the time',
	async () => {
		server( { '/lease': [ leaseAnswer( number() ) ] } );
		await openPage();
		const p = document.querySelector( 'p' ) as Element;
		for ( let frame = 0; frame < 720; frame++ ) {
			p.textContent = PHONE;
			await settle( 7 );
			expect( p.textContent ).toBe( SWAPPED );
		}
	},
	SLOW_MS
);

test( 'a text that has gone again by then stops nothing among many that come', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	const gone = document.createTextNode( PHONE );
	document.body.append( gone );
	for ( let item = 0; item < 10; item++ ) {
		document.body.insertAdjacentHTML( 'beforeend', `<p>${ PHONE }</p>` );
	}
	gone.remove();
	await settle();
	expect( pageText() ).toBe( SWAPPED.repeat( 11 ) );
} );
