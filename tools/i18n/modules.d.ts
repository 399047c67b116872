/* Of these two packages only what we use; neither brings types of its own. */
declare module 'gettext-parser' {
	export interface PoMessage {
		msgctxt?: string;
		msgid: string;
		msgid_plural?: string;
		msgstr: string[];
		comments?: { extracted?: string; reference?: string; flag?: string };
	}
	export interface PoFile {
		charset: string;
		headers: Record< string, string >;
		/** Context => text => message. */
		translations: Record< string, Record< string, PoMessage > >;
	}
	export const po: {
		parse: ( content: Buffer ) => PoFile;
		compile: ( file: PoFile, options?: { foldLength?: number } ) => Buffer;
	};
	export const mo: { compile: ( file: PoFile ) => Buffer };
}

declare module '@wp-blocks/make-pot/lib/parser/tree.js' {
	export interface Block {
		msgctxt?: string;
		msgid: string;
		msgid_plural?: string;
		comments: { translator?: string[]; reference: string[] };
	}
	export function doTree(
		code: string,
		path: string,
		debug: boolean,
		args: { options: { translationDomains: string[] } }
	): { blocks: Block[] };
}
