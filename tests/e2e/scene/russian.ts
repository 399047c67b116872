/** Selectors and attributes that a help text names, such as .our-partners, #footer or data-ringwell="off". */
const CODE = /(?:^|\s)(?:[.#][a-z][\w-]*|data-[\w-]+(?:="\w*")?)/gim;

/** Words of Latin letters, three and more, that stand in a Russian text: what was left untranslated. */
export const latinWords = ( text: string, names: RegExp = /^$/ ): string[] =>
	( text.replace( CODE, '' ).match( /\b[a-z]{3,}\b/gi ) ?? [] ).filter(
		( word ) => ! names.test( word )
	);
