import { TextDecoder as NodeDecoder } from 'node:util';
import apiFetch from '@wordpress/api-fetch';
import type { ImportRows } from '../../../api/types';
import { guessColumns, onlyChosen } from './columns';
import { decode, IsSpreadsheet } from './decode';
import { parseSheet } from './parse';
import { reportOf, safeCell } from './report';
import { NOTHING, sendAll } from './steps';
import type { Sum } from './steps';

jest.mock( '@wordpress/api-fetch' );

beforeAll( () => {
	globalThis.TextDecoder = NodeDecoder as typeof globalThis.TextDecoder;
} );

const CP1251 = new Uint8Array( [
	0xc4, 0xe0, 0xf2, 0xe0, 0x3b, 0xca, 0xf3, 0xe4, 0xe0,
] );
const utf8 = ( text: string ) => new Uint8Array( Buffer.from( text ) );
const utf16 = ( text: string ) =>
	new Uint8Array( Buffer.from( text, 'utf16le' ) );

test.each( [
	[ 'UTF-8', utf8( 'Дата;Куда' ), 'utf-8' ],
	[ 'UTF-8 with its mark', utf8( '\uFEFFДата;Куда' ), 'utf-8' ],
	[ 'Windows-1251', CP1251, 'windows-1251' ],
	[ 'Unicode text', utf16( '\uFEFFДата;Куда' ), 'utf-16le' ],
	[ 'Unicode text without its mark', utf16( 'from;to;12345' ), 'utf-16le' ],
] )( 'a file in %s', ( _name, bytes, encoding ) => {
	const read = decode( bytes );
	expect( read.encoding ).toBe( encoding );
	expect( read.text ).toMatch( /^(Дата;Куда|from;to;12345)$/ );
} );

test( 'the owner’s word on the encoding holds', () => {
	expect( decode( CP1251, 'koi8-r' ).text ).not.toBe( 'Дата;Куда' );
	expect( decode( new Uint8Array( [] ) ) ).toEqual( {
		text: '',
		encoding: 'utf-8',
	} );
} );

test.each( [
	[ 'xlsx', new Uint8Array( [ 0x50, 0x4b, 0x03, 0x04, 1 ] ) ],
	[ 'xls', new Uint8Array( [ 0xd0, 0xcf, 0x11, 0xe0, 1 ] ) ],
	[ 'a page that calls itself xls', utf8( '<html><table>' ) ],
] )( '%s is said to be a spreadsheet', ( _name, bytes ) => {
	expect( () => decode( bytes ) ).toThrow( IsSpreadsheet );
} );

test.each( [ ';', ',', '\t', '|' ] )( 'cells parted by "%s"', ( d ) => {
	const sheet = parseSheet(
		[
			[ 'Дата и время', 'Кто звонил', 'Линия' ].join( d ),
			[ '22.11.2026 10:15', '"+7 (916) ""x"" 1"', '74951112233' ].join(
				d
			),
			'',
			[ '22.11.2026 10:16', `"a${ d }b\nc"`, '74951112233' ].join( d ),
		].join( '\r\n' )
	);
	expect( sheet.headings ).toEqual( [
		'Дата и время',
		'Кто звонил',
		'Линия',
	] );
	expect( sheet.rows ).toEqual( [
		[ '22.11.2026 10:15', '+7 (916) "x" 1', '74951112233' ],
		[ '22.11.2026 10:16', `a${ d }b\nc`, '74951112233' ],
	] );
} );

test( 'titles above the headings and Excel’s own line are passed over', () => {
	const sheet = parseSheet(
		'sep=;\nОтчёт по звонкам\nПериод: 01.11.2026\n\nДата;Время;Откуда;Куда;Статус\n01.11.2026;10:00;79161234567;74951112233;answered\n'
	);
	expect( sheet.headings[ 2 ] ).toBe( 'Откуда' );
	expect( sheet.rows ).toHaveLength( 1 );
	expect( sheet.lines ).toEqual( [ 6 ] );
} );

test( 'a file without headings begins with its first call', () => {
	const sheet = parseSheet(
		'22.11.2026 10:15;79161234567;74951112233\n22.11.2026 10:16;79161234568;74951112233\n'
	);
	expect( sheet.headings ).toEqual( [ '#1', '#2', '#3' ] );
	expect( sheet.rows ).toHaveLength( 2 );
	expect( sheet.lines ).toEqual( [ 1, 2 ] );
} );

test( 'nothing is a sheet of nothing', () => {
	expect( parseSheet( '' ).rows ).toEqual( [] );
	expect( parseSheet( '\n\n' ).rows ).toEqual( [] );
} );

test.each( [
	[
		'Mango Office',
		'Тип вызова;Дата;Время;Кто звонил;Кому звонили;Номер линии;Длительность разговора;Время ожидания',
		{
			direction: 0,
			started: 1,
			time: 2,
			caller: 3,
			did: 5,
			talk: 6,
			wait: 7,
		},
	],
	[
		'UIS',
		'Дата и время;Номер абонента;Виртуальный номер;Длительность разговора;Длительность ожидания;Статус;Направление;ID сессии звонка',
		{
			started: 0,
			caller: 1,
			did: 2,
			talk: 3,
			wait: 4,
			state: 5,
			direction: 6,
			call: 7,
		},
	],
	[
		'Zadarma',
		'Дата/Время;Откуда;Куда;Статус;Длительность (сек)',
		{ started: 0, caller: 1, did: 2, state: 3, talk: 4 },
	],
	[
		'Megafon',
		'Тип;Клиент;Сотрудник;Через;Дата;Ожидание;Длительность;Запись',
		{ direction: 0, caller: 1, did: 3, started: 4, wait: 5, talk: 6 },
	],
	[
		'in English',
		'Call ID,Date,Time,From,To,Direction,Status,Duration (s)',
		{
			call: 0,
			started: 1,
			time: 2,
			caller: 3,
			did: 4,
			direction: 5,
			state: 6,
			talk: 7,
		},
	],
	[
		'Asterisk',
		'calldate,clid,src,dst,disposition,duration,billsec,uniqueid',
		{ started: 0, caller: 2, did: 3, state: 4, talk: 6 },
	],
] )( 'the headings of %s', ( _name, headings, columns ) => {
	expect( guessColumns( headings.split( /[;,]/ ) ) ).toMatchObject( columns );
} );

test( 'what nobody knows is not guessed', () => {
	expect( guessColumns( [ 'a', 'b', '№', 'Комментарий' ] ) ).toEqual( {} );
} );

test( 'only the chosen columns leave the browser', () => {
	expect(
		onlyChosen( [ [ 'Иванов', '10:15', 'x', '7916' ], [ 'y' ] ], {
			started: 1,
			caller: 3,
			did: 3,
		} )
	).toEqual( {
		columns: { started: 0, caller: 1, did: 1 },
		rows: [
			[ '10:15', '7916' ],
			[ '', '' ],
		],
	} );
} );

test.each( [
	[ '=1+1', "'=1+1" ],
	[ '@SUM(A1)', "'@SUM(A1)" ],
	[ '-2+3+cmd', "'-2+3+cmd" ],
	[ '+cmd', "'+cmd" ],
	[ '+7 (916) 123-45-67', '+7 (916) 123-45-67' ],
	[ '-', "'-" ],
	[ 'Иванов', 'Иванов' ],
] )( 'the cell %s is written as %s', ( cell, written ) => {
	expect( safeCell( cell ) ).toBe( written );
} );

test( 'what was left out can be opened in a spreadsheet', () => {
	const csv = reportOf(
		{
			headings: [ 'Дата', 'Кто; звонил' ],
			rows: [ [ 'x', '=1' ], [ 'y' ] ],
			lines: [ 2, 3 ],
		},
		[ { row: 0, why: 'no_time' } ],
		'Line',
		'Why'
	);
	expect( csv ).toBe(
		'\uFEFFLine;Why;Дата;"Кто; звонил"\r\n2;No time of a call;x;\'=1'
	);
} );

const ask = jest.mocked( apiFetch ) as unknown as jest.Mock;
const plan = { columns: { started: 0, caller: 1, did: 2 } };
const rows = ( many: number ) =>
	Array.from( { length: many }, ( _, i ) => [ String( i ), 'a', 'b' ] );
const answer = ( change = {} ) => ( {
	readable: 1,
	added: 0,
	changed: 0,
	left_out: [],
	samples: [],
	values: [],
	...change,
} );

test( 'rows go some at a time, and what they came to is summed up', async () => {
	ask.mockReset();
	ask.mockImplementation( ( { data }: { data: ImportRows } ) =>
		Promise.resolve(
			answer( {
				readable: data.rows.length - 1,
				left_out: [ { row: 1, why: 'no_time' } ],
				samples: [ { row: 0, text: 'Call' } ],
				values: [
					{ field: 'state', value: 'x', means: '', seen: 2 },
					{
						field: 'state',
						value: data.rows[ 0 ]?.[ 0 ] ?? '',
						means: '',
						seen: 1,
					},
				],
			} )
		)
	);
	const told: number[] = [];
	const sum = await sendAll( 'check', rows( 1100 ), plan, ( { done } ) =>
		told.push( done )
	);
	expect( told ).toEqual( [ 500, 1000, 1100 ] );
	expect( sum.readable ).toBe( 1097 );
	expect( sum.leftOut.map( ( { row } ) => row ) ).toEqual( [ 1, 501, 1001 ] );
	expect( sum.values[ 0 ] ).toEqual( {
		field: 'state',
		value: 'x',
		means: '',
		seen: 6,
	} );
	expect( sum.samples ).toHaveLength( 3 );
	expect( ask ).toHaveBeenCalledWith(
		expect.objectContaining( {
			path: expect.stringContaining( 'imports/check' ) as string,
		} )
	);
} );

test( 'a server that is busy for a moment is asked again', async () => {
	ask.mockReset();
	ask.mockRejectedValueOnce( { code: 'fetch_error', message: 'no' } );
	ask.mockResolvedValue( answer() );
	const sum = await sendAll(
		'rows',
		rows( 150 ),
		plan,
		() => undefined,
		NOTHING,
		undefined,
		0
	);
	expect( sum.done ).toBe( 150 );
	expect( ask ).toHaveBeenCalledTimes( 3 );
} );

test( 'what breaks off can be gone on with', async () => {
	ask.mockReset();
	ask.mockResolvedValueOnce( answer( { added: 100 } ) );
	ask.mockRejectedValue( { code: 'fetch_error', message: 'no' } );
	let last: Sum = NOTHING;
	await expect(
		sendAll(
			'rows',
			rows( 150 ),
			plan,
			( sum ) => ( last = sum ),
			NOTHING,
			undefined,
			0
		)
	).rejects.toThrow( 'could not be reached' );
	expect( last.done ).toBe( 100 );
	ask.mockReset();
	ask.mockResolvedValue( answer( { added: 50 } ) );
	const sum = await sendAll(
		'rows',
		rows( 150 ),
		plan,
		() => undefined,
		last
	);
	expect( [ sum.done, sum.added ] ).toEqual( [ 150, 150 ] );
	expect( ask ).toHaveBeenCalledTimes( 1 );
} );

test( 'nobody waits for it any more', async () => {
	ask.mockReset();
	ask.mockResolvedValue( answer() );
	const sum = await sendAll(
		'rows',
		rows( 500 ),
		plan,
		() => undefined,
		NOTHING,
		() => ask.mock.calls.length > 1
	);
	expect( sum.done ).toBe( 200 );
} );
