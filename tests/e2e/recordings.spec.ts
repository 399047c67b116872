/* Recordings, as browsers and programs ask for them: through nginx and PHP-FPM. */
import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { openScreen, storyOf } from './scene/admin';
import { barriersOf } from './scene/barriers';
import { done } from './scene/clinic';
import { watchConsole } from './scene/console';
import { recordedCall, upload, wave } from './scene/recording';
import { sendRaw } from '../fast-door/raw';

const day = ( days: number ) =>
	new Date( Date.now() + days * 86_400_000 ).toISOString();

const time = ( page: Page ) =>
	storyOf( page ).getByRole( 'slider', { name: 'Place in the talk' } );

for ( const width of [ 1280, 360 ] ) {
	test( `the owner confirms, listens, moves and changes the speed on ${ width } pixels`, async ( {
		owner,
		rest,
	} ) => {
		const { call } = await recordedCall( rest, false );
		// The browser notes the one refusal that is asked for here.
		const said = watchConsole( owner, /403 .*\/recordings/ );
		await owner.setViewportSize( { width, height: 800 } );
		await openScreen( owner, `calls/${ call }` );
		const story = storyOf( owner );
		await story.getByRole( 'button', { name: 'Confirm' } ).click();
		const dialog = owner.getByRole( 'dialog' );
		await dialog.getByLabel( /Callers hear/ ).check();
		await dialog.getByLabel( /Staff have been told/ ).check();
		expect(
			await barriersOf( owner, undefined, '[role="dialog"]' )
		).toEqual( [] );
		await dialog.getByRole( 'button', { name: 'Confirm' } ).click();

		await story.getByRole( 'button', { name: 'Listen' } ).click();
		await expect(
			story.getByRole( 'button', { name: 'Pause' } )
		).toBeVisible();
		await expect( time( owner ) ).toHaveAttribute( 'max', '20' );
		await expect( story.locator( '.ringwell-wave svg' ) ).toHaveCount( 2 );
		await story.getByLabel( 'Speed' ).selectOption( '2' );
		await time( owner ).focus();
		await owner.keyboard.press( 'Space' );
		await expect(
			story.getByRole( 'button', { name: 'Play' } )
		).toBeVisible();
		const before = Number( await time( owner ).inputValue() );
		await owner.keyboard.press( 'ArrowRight' );
		await expect
			.poll( async () => Number( await time( owner ).inputValue() ) )
			.toBeGreaterThanOrEqual( before + 5 );
		await owner.keyboard.press( 'Home' );
		await expect( time( owner ) ).toHaveAttribute(
			'aria-valuetext',
			'At 0:00 of 0:20'
		);
		expect(
			await barriersOf( owner, undefined, '.ringwell-story' )
		).toEqual( [] );
		const widths = await owner.evaluate( () => [
			document.documentElement.scrollWidth,
			window.innerWidth,
		] );
		expect( widths[ 0 ] ).toBeLessThanOrEqual( widths[ 1 ]! );

		await owner.reload();
		await story.getByText( /^Who listened \(1\)/ ).click();
		await expect( story.getByText( /0:0\d–0:\d\d/ ) ).toBeVisible();
		expect( said() ).toEqual( [] );
	} );
}

test( 'pieces, heads and conditions through the server', async ( {
	site,
	rest,
} ) => {
	const { call, sound } = await recordedCall( rest );
	const { url } = await done< { url: string } >(
		rest,
		'POST',
		`calls/${ call }/recording/links`,
		{ label: 'IDENT', until: day( 1 ) }
	);
	const ask = ( headers: Record< string, string > = {}, method = 'GET' ) =>
		fetch( url, { method, headers } );

	const whole = await ask();
	expect( whole.status ).toBe( 200 );
	expect( Buffer.from( await whole.arrayBuffer() ).equals( sound ) ).toBe(
		true
	);
	expect( Object.fromEntries( whole.headers ) ).toMatchObject( {
		'content-type': 'audio/wav',
		'content-length': String( sound.length ),
		'accept-ranges': 'bytes',
		'x-content-type-options': 'nosniff',
		'x-robots-tag': 'noindex, nofollow, noarchive',
	} );
	expect( whole.headers.get( 'cache-control' ) ).toContain( 'no-store' );
	expect( whole.headers.get( 'access-control-allow-origin' ) ).toBeNull();

	for ( const [ range, status, from, to ] of [
		[ 'bytes=0-43', 206, 0, 44 ],
		[ 'bytes=65500-65600', 206, 65500, 65601 ],
		[ 'bytes=-100', 206, sound.length - 100, sound.length ],
		[ `bytes=${ sound.length - 1 }-`, 206, sound.length - 1, sound.length ],
		[ 'bytes=0-1,5-6', 200, 0, sound.length ],
		[ `bytes=${ sound.length }-`, 416, 0, 0 ],
	] as const ) {
		const answer = await ask( { Range: range } );
		expect( answer.status, range ).toBe( status );
		expect(
			Buffer.from( await answer.arrayBuffer() ).equals(
				sound.subarray( from, to )
			),
			range
		).toBe( true );
		expect( answer.headers.get( 'content-range' ) ).toBe(
			{
				200: null,
				206: `bytes ${ from }-${ to - 1 }/${ sound.length }`,
				416: `bytes */${ sound.length }`,
			}[ status ]
		);
	}
	const etag = whole.headers.get( 'etag' ) ?? '';
	const range = { Range: 'bytes=0-9' };
	expect( ( await ask( { ...range, 'If-Range': etag } ) ).status ).toBe(
		206
	);
	expect( ( await ask( { ...range, 'If-Range': '"x"' } ) ).status ).toBe(
		200
	);

	const head = await ask( {}, 'HEAD' );
	expect( head.status ).toBe( 200 );
	expect( head.headers.get( 'content-length' ) ).toBe(
		String( sound.length )
	);
	expect( await head.text() ).toBe( '' );
	expect( ( await ask( {}, 'POST' ) ).status ).toBe( 404 );

	const { status } = await rest( 'GET', `calls/${ call }/recording/listens` );
	expect( status ).toBe( 200 );
	for ( const path of [
		`/wp-json/ringwell/v1/calls/${ call }/recording`,
		`/wp-json/ringwell/v1/recordings/${ '0'.repeat( 40 ) }`,
		`/wp-json/ringwell/v1/recordings/..%2f..%2fwp-config.php`,
	] ) {
		const answer = await sendRaw( site.url, { method: 'GET', path } );
		expect( [ 401, 404 ], path ).toContain( answer.status );
		expect( answer.body ).not.toContain( 'RIFF' );
	}
} );

test( 'nobody hears anything by the address of a file', async ( {
	site,
	rest,
} ) => {
	const { folder } = await done< { folder: string } >(
		rest,
		'GET',
		'recording-settings'
	);
	const filesThere = () =>
		readdirSync( folder ).filter( ( name ) =>
			/^[0-9a-f]{32}$/.test( name )
		);
	// Other tests' rows were put back, not their files.
	const before = filesThere();
	const { sound } = await recordedCall( rest );
	const files = filesThere().filter( ( name ) => ! before.includes( name ) );
	expect( files ).toHaveLength( 1 );
	const address = `${ site.url }/wp-content/uploads/ringwell-recordings`;
	// nginx does not heed .htaccess, and gives out what it finds.
	const given = await fetch( `${ address }/${ files[ 0 ]! }` );
	const bytes = Buffer.from( await given.arrayBuffer() );
	expect( bytes.equals( readFileSync( join( folder, files[ 0 ]! ) ) ) ).toBe(
		true
	);
	for ( const at of [ 0, 1000, 100_000 ] ) {
		expect( bytes.includes( sound.subarray( at, at + 16 ) ) ).toBe( false );
	}
	expect( await ( await fetch( `${ address }/` ) ).text() ).toBe( '' );
} );

test( 'files come by forms and as bodies, and what is none is turned away', async ( {
	rest,
} ) => {
	const { pbx, call, sound } = await recordedCall( rest );
	expect( ( await upload( pbx, 'talk-1', sound ) ).status ).toBe( 200 );
	expect( ( await upload( pbx, 'talk-1', wave( 3 ), false ) ).status ).toBe(
		201
	);
	expect(
		await done< unknown[] >( rest, 'GET', `calls/${ call }/recordings` )
	).toHaveLength( 2 );
	const page = Buffer.from( '<html><script>alert(1)</script></html>' );
	for ( const asForm of [ true, false ] ) {
		expect( ( await upload( pbx, 'talk-1', page, asForm ) ).status ).toBe(
			415
		);
	}
	// Larger than PHP takes, smaller than nginx does.
	const large = Buffer.concat( [ wave( 1 ), Buffer.alloc( 4_000_000 ) ] );
	expect( ( await upload( pbx, 'talk-1', large ) ).status ).toBe( 413 );
} );
