import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Rest } from '../session';
import { callsOf } from './calls';
import { done, OWN } from './clinic';

/** A phone system that nobody knows, with what it posts of two calls. */
export async function unknownSystem( rest: Rest ) {
	await done( rest, 'POST', 'targets', { name: 'Main', number: OWN } );
	const connection = await done< { id: number; events_url: string } >(
		rest,
		'POST',
		'connections',
		{ name: 'Tin cans', adapter: 'any' }
	);
	const post = async ( message: object ) => {
		const answer = await fetch( connection.events_url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify( message ),
		} );
		expect( answer.status ).toBe( 200 );
	};
	const at = new Date( Date.now() - 60_000 ).toISOString();
	const call = ( id: string, event: string, talk?: number ) =>
		post( {
			event,
			sent: at,
			call: {
				call_id: id,
				from: '79161234567',
				to: OWN.slice( 1 ),
				kind: 'inbound',
				start_time: at,
				talk,
			},
		} );
	await call( 'c1', 'ringing' );
	await call( 'c1', 'over', 42 );
	await call( 'c2', 'nobody', 0 );
	return { id: connection.id, call };
}

/** Messages are worked on after their answer. */
export const expectSoManyCalls = ( rest: Rest, count: number ) =>
	expect.poll( async () => ( await callsOf( rest ) ).length ).toBe( count );

const two = ( part: number ) => String( part ).padStart( 2, '0' );

/** A day of this month's past, as cabinets write it. */
export function written( daysAgo: number, time: string ): string {
	const day = new Date( Date.now() - daysAgo * 86_400_000 );
	return `${ two( day.getUTCDate() ) }.${ two(
		day.getUTCMonth() + 1
	) }.${ day.getUTCFullYear() } ${ time }`;
}

/** What a cabinet exports: a title, headings, calls, one of employees, a word nobody knows, a line of sums. */
export const exported = () =>
	[
		'Отчёт по звонкам',
		'Дата и время;Направление;Номер абонента;Виртуальный номер;Статус;Длительность разговора;Комментарий',
		`${ written( 20, '10:15:00' ) };Входящий;79161234501;74951112233;Успешный;0:42;=1+1`,
		`${ written( 20, '10:20:00' ) };Входящий;79161234502;74951112233;Пропущенный;0:00;`,
		`${ written( 19, '11:00:00' ) };Исходящий;74951112233;79161234502;Успешный;1:10;`,
		`${ written( 19, '12:00:00' ) };Входящий;79161234503;74951112233;Странный;0:00;`,
		`${ written( 19, '12:30:00' ) };Внутренний;101;102;Успешный;0:05;`,
		'Итого;;;;;2:02;',
	].join( '\r\n' );

/** Chooses a file as the owner does. */
export async function chooseFile(
	owner: Page,
	button: string,
	content: Buffer
): Promise< void > {
	const choosing = owner.waitForEvent( 'filechooser' );
	await owner.getByRole( 'button', { name: button, exact: true } ).click();
	await (
		await choosing
	).setFiles( {
		name: 'calls.csv',
		mimeType: 'text/csv',
		buffer: content,
	} );
}

/** As Russian cabinets and Excel write: one byte for each letter. */
export function inWindows1251( text: string ): Buffer {
	return Buffer.from(
		Array.from( text, ( letter ) => {
			const code = letter.codePointAt( 0 ) ?? 0;
			if ( code < 0x80 ) {
				return code;
			}
			return letter === 'ё' ? 0xb8 : code - 0x0410 + 0xc0;
		} )
	);
}
