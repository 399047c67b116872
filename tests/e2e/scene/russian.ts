/** Words of Latin letters, three and more, that stand in a Russian text: what was left untranslated. */
export const latinWords = ( text: string, names: RegExp = /^$/ ): string[] =>
	( text.match( /\b[a-z]{3,}\b/gi ) ?? [] ).filter(
		( word ) => ! names.test( word )
	);
