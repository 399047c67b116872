import type { ImportRows } from '../../../api/types';

export type Columns = ImportRows[ 'columns' ];
export type Column = keyof Columns;

export const COLUMNS: readonly Column[] = [
	'started',
	'time',
	'caller',
	'did',
	'direction',
	'state',
	'talk',
	'wait',
	'call',
];

/*
 * Headings of the exports of Mango Office, UIS, Zadarma, Megafon and others, as far as they are known, best first. They
 * are compared in lower case, with "е" for "ё", and single spaces.
 */
const HEADINGS: Readonly< Record< Column, RegExp[] > > = {
	call: [
		/^(id|ид|идентификатор) ?(звонка|вызова|сессии|сессии звонка|разговора)$/,
		/^(call|session|entry|unique|linked|call session)[ _-]?(id|uid|uuid)$/,
		/^(uid|uuid|guid|идентификатор|уникальный идентификатор)$/,
		/^id$/,
	],
	did: [
		/виртуальн\S* номер|номер линии|^линия$|внешн\S* (номер|линия)|входящ\S* (номер|линия)|номер компании|номер клиники|набранн\S* номер|^через$|через номер|на (какой )?номер|^did$|^line$|virtual|dialed|dialled|our number|trunk/,
		/куда (звонили|звонил|позвонил\S*)|номер назначения|^куда$|^кому$|кому звонил\S*|вызываем\S*|^to$|^destination$|^dst$|called( number| id)?$|^callee$|b-номер/,
		/^номер$/,
	],
	caller: [
		/номер (клиента|абонента|звонившего|вызывающего|телефона клиента|посетителя)|телефон (клиента|абонента|звонившего|посетителя)|кто звонил( номер)?$|номер,? с которого/,
		/^(откуда|от кого|кто|клиент|абонент|звонивший|вызывающий|контакт|телефон|посетитель)$|а-номер|^caller|calling|^from$|^source$|^src$|^client|^customer|callerid|caller id/,
		/^phone/,
	],
	started: [
		/дата ?(и|\/|,|\+) ?время|дата-время|время (начала|звонка|вызова)|начало (звонка|вызова|разговора)|date ?(and|\/|,) ?time|datetime|calldate|call date|start(ed)?( at| time| date)?$|^начало$/,
		/^дата/,
		/^date|^timestamp$/,
		/^время$|^time$/,
	],
	time: [ /^время( звонка| вызова| начала)?$|^time( of day)?$/ ],
	direction: [
		/направлен|тип (звонка|вызова|разговора)|^direction|call (type|direction)/,
		/^тип$|^type$|^вид( звонка)?$/,
	],
	state: [
		/результат|^статус|исход|состояние (звонка|вызова)?|^итог|^disposition|^status|^result|call status|outcome/,
	],
	talk: [
		/(длительность|продолжительность|время|длит\S*) (разговора|беседы)|^разговор|billsec|talk|conversation/,
		/^(длительность|продолжительность|длит\.)|duration|^length/,
	],
	wait: [
		/ожидан|до ответа|время ответа|дозвон|^wait|ring(ing)? (time|duration)|time to answer/,
	],
};

/** A number of the row is no id: it is another one in the next export. */
const plain = ( heading: string ): string =>
	heading
		.toLowerCase()
		.replaceAll( 'ё', 'е' )
		.replace( /[\s_]+/g, ' ' )
		.replace( /\s*[,(]\s*(сек|с|sec|s|мин|min)\.?\)?$/, '' )
		.trim();

/**
 * Which column is what, by its heading.
 * @param headings
 */
export function guessColumns( headings: readonly string[] ): Columns {
	const found: Columns = {};
	const taken = new Set< number >();
	const names = headings.map( plain );
	// The day may have the time beside it, so the time is looked for last of the two, and given up where it is both.
	for ( const [ ours, patterns ] of Object.entries( HEADINGS ) as Array<
		[ Column, RegExp[] ]
	> ) {
		const place = patterns
			.map( ( pattern ) =>
				names.findIndex(
					( name, at ) => ! taken.has( at ) && pattern.test( name )
				)
			)
			.find( ( at ) => at >= 0 );
		if ( place !== undefined ) {
			found[ ours ] = place;
			taken.add( place );
		}
	}
	return /врем|time/.test( names[ found.started ?? -1 ] ?? '' )
		? without( found, 'time' )
		: found;
}

export function without( columns: Columns, column: Column ): Columns {
	const { [ column ]: _none, ...rest } = columns;
	return rest;
}

/**
 * The chosen columns alone, so that names and comments of patients stay where they are.
 * @param rows
 * @param columns
 */
export function onlyChosen(
	rows: readonly string[][],
	columns: Columns
): { columns: Columns; rows: string[][] } {
	const places = [ ...new Set( Object.values( columns ) ) ];
	return {
		columns: Object.fromEntries(
			Object.entries( columns ).map( ( [ name, place ] ) => [
				name,
				places.indexOf( place ),
			] )
		),
		rows: rows.map( ( cells ) =>
			places.map( ( place ) => ( cells[ place ] ?? '' ).slice( 0, 500 ) )
		),
	};
}
