import { chromium, type Page } from '@playwright/test';
import { join } from 'node:path';
import { repository } from '../environment/paths';
import { ordinaryUserAgent, wholeBrowser } from './browser';
import { screenOf } from './scene/admin';

/*
 * The README's pictures, from a running demo: npm start in one terminal, in another
 * npx tsx tests/e2e/pictures.ts http://127.0.0.1:8800 [folder]
 */
const [ site = 'http://127.0.0.1:8800', folder = 'docs/pictures' ] =
	process.argv.slice( 2 );

const program = wholeBrowser();

void main();

async function main(): Promise< void > {
	const browser = await chromium.launch( {
		executablePath: program,
		args: [ '--no-sandbox' ],
	} );
	const context = await browser.newContext( {
		baseURL: site,
		locale: 'ru-RU',
		timezoneId: 'Europe/Moscow',
		userAgent: ordinaryUserAgent( program ),
		viewport: { width: 1280, height: 800 },
		reducedMotion: 'reduce',
	} );
	// Playground is slow on a busy machine.
	context.setDefaultTimeout( 180_000 );
	const take = ( page: Page, name: string ) =>
		page.screenshot( {
			path: join( repository, folder, `${ name }.png` ),
			animations: 'disabled',
		} );

	const visitor = await context.newPage();
	const leased = visitor.waitForResponse( /ringwell\/v1\/lease/ );
	await visitor.goto(
		'/?utm_source=yandex&utm_medium=cpc&utm_campaign=implants'
	);
	await ( await leased ).finished();
	await take( visitor, 'page' );

	const owner = await context.newPage();
	await owner.goto( '/wp-login.php' );
	await owner.locator( '#user_login' ).fill( 'admin' );
	await owner.locator( '#user_pass' ).fill( 'password' );
	await owner.locator( '#wp-submit' ).click();
	await owner.waitForURL( /wp-admin/ );
	await owner.goto( screenOf( 'calls' ) );
	await loaded( owner, '.ringwell-list tbody tr' );
	await take( owner, 'calls' );
	await owner.goto( screenOf( 'calls&view=unsure' ) );
	await loaded( owner, '.ringwell-list tbody tr' );
	await owner
		.locator( '.ringwell-list tbody tr' )
		.first()
		.getByRole( 'link' )
		.first()
		.click();
	await loaded( owner, '.ringwell-moments li' );
	await take( owner, 'story' );
	await browser.close();
}

/** Unlike `settle()` of the tests it waits as long as Playground needs. */
async function loaded( page: Page, what: string ): Promise< void > {
	await page.locator( what ).first().waitFor();
	await page
		.locator( '#ringwell-admin [aria-busy="true"]' )
		.first()
		.waitFor( { state: 'detached' } );
}
