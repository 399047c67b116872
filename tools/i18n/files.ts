import { join } from 'node:path';
import { root } from '../build/layout.ts';

export const domain = 'ringwell';
export const languages = join( root, 'plugin/languages' );
export const potFile = join( languages, `${ domain }.pot` );

/** Locale => its plural rule as gettext writes it. */
export const locales: Record< string, string > = {
	ru_RU: 'nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);',
};
export const poFile = ( locale: string ) =>
	join( languages, `${ domain }-${ locale }.po` );

/** Script handle => the sources whose strings it needs, those of its lazy chunks and of bundled packages too. */
export const scripts: Record< string, RegExp > = {
	'ringwell-admin': /^(?:src-admin|@wordpress)\//,
	'ringwell-editor': /^src-admin\/editor\//,
};

/** Where strings are looked for. */
export const sources: Array< { folder: string; file: RegExp } > = [
	{ folder: 'plugin', file: /\.php$/ },
	{ folder: 'php', file: /\.php$/ },
	{ folder: 'src-admin', file: /(?<!\.test)\.tsx?$/ },
	{ folder: 'src-frontend', file: /(?<!\.test)\.tsx?$/ },
];
