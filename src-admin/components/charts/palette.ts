/* Told apart by people who see no red or green, and dark enough beside white (Paul Tol, "bright" and "muted"). */
const COLOURS = [
	'#4477aa',
	'#cc6677',
	'#228833',
	'#b8860b',
	'#66a5c4',
	'#aa3377',
	'#777777',
] as const;

export const colourOf = ( index: number ): string =>
	COLOURS[ index % COLOURS.length ] ?? '#777777';

export const ANSWERED = '#4477aa';
export const MISSED = '#cc6677';
