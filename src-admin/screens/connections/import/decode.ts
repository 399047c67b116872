/* Bytes of a file into text: cabinets write UTF-8, Windows-1251, and what Excel calls "Unicode text". */

export const ENCODINGS = [
	'utf-8',
	'windows-1251',
	'utf-16le',
	'ibm866',
	'koi8-r',
] as const;
export type Encoding = ( typeof ENCODINGS )[ number ];

/** Beginnings of Excel's own files, new and old, which are no text. */
const SHEETS = [
	[ 0x50, 0x4b, 0x03, 0x04 ],
	[ 0xd0, 0xcf, 0x11, 0xe0 ],
];

/** A file of an Excel that must be saved as CSV first. */
export class IsSpreadsheet extends Error {}

export interface Decoded {
	text: string;
	encoding: Encoding;
}

/**
 * @param bytes
 * @param encoding What the owner says; else it is found out.
 * @throws IsSpreadsheet
 */
export function decode( bytes: Uint8Array, encoding?: Encoding ): Decoded {
	const isSheet = SHEETS.some( ( magic ) =>
		magic.every( ( byte, place ) => bytes[ place ] === byte )
	);
	if ( isSheet ) {
		throw new IsSpreadsheet();
	}
	const chosen = encoding ?? encodingOf( bytes );
	const text = new TextDecoder( chosen ).decode( bytes );
	// An old Excel file that is a page in truth.
	if ( /^\s*<(!doctype|html|table|\?xml)/i.test( text ) ) {
		throw new IsSpreadsheet();
	}
	return { text, encoding: chosen };
}

function encodingOf( bytes: Uint8Array ): Encoding {
	if ( bytes[ 0 ] === 0xff && bytes[ 1 ] === 0xfe ) {
		return 'utf-16le';
	}
	// Without its mark: every second byte of Latin letters and digits is 0.
	const start = bytes.subarray( 0, 64 );
	if ( start.filter( ( byte ) => byte === 0 ).length > start.length / 4 ) {
		return 'utf-16le';
	}
	try {
		new TextDecoder( 'utf-8', { fatal: true } ).decode( bytes );
		return 'utf-8';
	} catch {
		return 'windows-1251';
	}
}
