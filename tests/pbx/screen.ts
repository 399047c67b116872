import { chromium, expect } from '@playwright/test';
import { ordinaryUserAgent, quickBrowser } from '../e2e/browser';
import { screenOf } from '../e2e/scene/admin';
import type { Clinic } from './clinic';

/** A call as the list's route gives it. */
export interface Shown {
	number: string;
	number_written: string;
	result: string;
	source: { name: string } | null;
	campaign: string;
	talk_seconds: number;
	wait_seconds: number;
}

/** What a person looks for in a row. */
export interface Row {
	number: string;
	result: string;
	talk: string;
	wait: string;
	source: string;
	campaign: string;
}

const COLUMNS = {
	number: 'Number dialled',
	result: 'Result',
	talk: 'Talk',
	wait: 'Wait',
	source: 'Source',
	campaign: 'Campaign and keyword',
};

const WORDS: Record< string, string > = {
	answered: 'Answered',
	missed: 'Missed',
};

/** Of a call whose source nobody knows: one that the clinic made, say. */
const UNKNOWN = 'Unknown source';

const clock = ( seconds: number ) =>
	`0:${ String( seconds ).padStart( 2, '0' ) }`;

/** The row that a call must have on the screen. */
export const rowOf = ( call: Shown ): Row => ( {
	number: call.number_written,
	result: WORDS[ call.result ]!,
	talk: clock( call.talk_seconds ),
	wait: clock( call.wait_seconds ),
	source: call.source?.name ?? UNKNOWN,
	campaign: call.campaign || '–',
} );

/** The rows of the Calls screen, as the owner sees them. */
export async function rowsOnScreen( {
	site,
	session,
}: Clinic ): Promise< Row[] > {
	const executablePath = quickBrowser();
	const browser = await chromium.launch( {
		executablePath,
		args: [ '--no-sandbox', '--disable-gpu' ],
	} );
	try {
		const context = await browser.newContext( {
			baseURL: site.url,
			userAgent: ordinaryUserAgent( executablePath ),
			viewport: { width: 1600, height: 1000 },
		} );
		await context.addCookies( session.cookies );
		const page = await context.newPage();
		await page.goto( screenOf( 'calls' ) );
		const list = page.locator( '.ringwell-list' );
		await expect( list.locator( 'tbody tr' ).first() ).toBeVisible();
		await expect( page.locator( '[aria-busy="true"]' ) ).toHaveCount( 0 );
		const heads = await list.locator( 'thead th' ).allInnerTexts();
		const rows = await list
			.locator( 'tbody tr' )
			.evaluateAll( ( lines ) =>
				lines.map( ( line ) =>
					[ ...line.querySelectorAll( 'td' ) ].map( ( cell ) =>
						cell.innerText.split( '\n' )[ 0 ]!.trim()
					)
				)
			);
		const column = ( label: string ) =>
			heads.findIndex( ( head ) => head.trim() === label );
		return rows.map(
			( cells ) =>
				Object.fromEntries(
					Object.entries( COLUMNS ).map( ( [ name, label ] ) => [
						name,
						cells[ column( label ) ] ?? '',
					] )
				) as unknown as Row
		);
	} finally {
		await browser.close();
	}
}
