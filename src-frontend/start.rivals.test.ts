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

test( 'gives in to a script that fights for its own text', async () => {
	server( { '/lease': [ leaseAnswer( number() ) ] } );
	await openPage();
	const node = document.querySelector( 'p' )?.firstChild as Text;
	let rounds = 0;
	const rival = new MutationObserver( () => {
		if ( node.data !== PHONE ) {
			rounds++;
			node.data = PHONE;
		}
	} );
	rival.observe( node, { characterData: true } );
	node.data = PHONE + ' ';
	await settle( 5000 );
	rival.disconnect();
	expect( rounds ).toBeGreaterThan( 5 );
	expect( rounds ).toBeLessThan( 100 );
} );
