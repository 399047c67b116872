import * as america from './america.ts';
import * as belarus from './belarus.ts';
import * as britain from './britain.ts';
import type { Corpus } from './corpus.ts';
import * as germany from './germany.ts';
import * as kazakhstan from './kazakhstan.ts';
import * as anywhere from './others.ts';
import * as russia from './russia.ts';
import * as ukraine from './ukraine.ts';

/** Of each country its kinds of numbers, by name. */
export const countries: Record< string, Record< string, Corpus > > = {
	Russia: russia,
	Kazakhstan: kazakhstan,
	Belarus: belarus,
	Ukraine: ukraine,
	Germany: germany,
	Britain: britain,
	USA: america,
	'Abroad and by wish': anywhere,
};
