import { HOUR, MINUTE, SECOND } from './assumptions.ts';
import type { Deed } from './script.ts';
import type { Visit } from './visits.ts';

/*
 * The policy of php/Lease (Hold, LeaseDesk) once more, for speed. `--policy php` and a test hold it to the original,
 * deed by deed: change both or neither.
 */
export interface Rules {
	numbers: number;
	hold: number;
	/** 'end' knows beforehand when a visit ends, has no floors, and exists only here: it is the published table's. */
	from: 'giving' | 'activity' | 'end';
	protection: number;
	callProtection: number;
	/** Any of the free numbers instead of the one that is free longest; exists only here, to see what that order is worth. */
	chance?: ( limit: number ) => number;
}

/** What the policy did: the number that the visit has now, and how long nobody else can take it. */
export interface Answer {
	number: number | null;
	until: number | null;
}

/**
 * @param deed
 * @param seen Which number a door gave: of those that are equally old it takes any one.
 */
export type Desk = ( deed: Deed, seen?: number | null ) => Answer;

interface Row {
	number: number;
	visitor: number | null;
	visit: number;
	givenAt: number;
	holdUntil: number;
	/** Whether a person was seen at work in this visit. */
	isConfirmed: boolean;
	protectedAt: number | null;
	viewedAt: number;
	activeAt: number;
}

const AFTER_ACTIVITY = 2 * MINUTE;
const UNCONFIRMED = MINUTE;
const LONGEST_PAGE = 2 * HOUR;
const EQUALLY_OLD = SECOND;
const NONE: Answer = { number: null, until: null };

export function createDesk( rules: Rules ): Desk {
	const rows = Array.from( { length: rules.numbers }, ( _, i ) =>
		emptyRow( i + 1 )
	);
	const own = new Map< number, Row >();
	const calls = createCallBook();

	const page = ( visit: Visit, at: number, seen: number | null ): Answer => {
		const mine = own.get( visit.visitor );
		const row = mine ?? freeOf( rules, rows, at, seen );
		if ( row === null ) {
			return NONE;
		}
		if ( mine === undefined ) {
			if ( row.visitor !== null ) {
				own.delete( row.visitor );
			}
			own.set( visit.visitor, row );
			give( rules, row, visit, at );
		} else {
			renew( rules, row, visit, at );
		}
		calls.shown( row.number, visit );
		return { number: row.number, until: row.holdUntil };
	};

	return ( deed, seen = null ) => {
		if ( deed.what === 'page' ) {
			return page( deed.visit, deed.at, seen );
		}
		const row =
			deed.what === 'call' || deed.what === 'stranger'
				? calls.tied( deed, own )
				: own.get( deed.visit.visitor );
		if ( row === undefined ) {
			return NONE;
		}
		hear( rules, row, deed );
		return { number: row.number, until: row.holdUntil };
	};
}

const emptyRow = ( number: number ): Row => ( {
	number,
	visitor: null,
	visit: 0,
	givenAt: 0,
	holdUntil: 0,
	isConfirmed: false,
	protectedAt: null,
	viewedAt: 0,
	activeAt: 0,
} );

function freeOf(
	{ chance }: Rules,
	rows: readonly Row[],
	at: number,
	seen: number | null
): Row | null {
	if ( chance !== undefined ) {
		const free = rows.filter( ( { holdUntil } ) => holdUntil <= at );
		return free[ chance( free.length ) ] ?? null;
	}
	const oldest = longestFree( rows, at );
	if ( oldest === null || seen === null ) {
		return oldest;
	}
	const given = rows.find( ( { number } ) => number === seen );
	const latest = Math.min( at + 1, oldest.holdUntil + EQUALLY_OLD );
	return given !== undefined && given.holdUntil < latest ? given : oldest;
}

function longestFree( rows: readonly Row[], at: number ): Row | null {
	let best: Row | null = null;
	for ( const row of rows ) {
		if (
			row.holdUntil <= at &&
			( best === null || row.holdUntil < best.holdUntil )
		) {
			best = row;
		}
	}
	return best;
}

function give( rules: Rules, row: Row, visit: Visit, at: number ): void {
	row.visitor = visit.visitor;
	row.visit = visit.id;
	row.givenAt = at;
	row.isConfirmed = false;
	row.protectedAt = null;
	row.viewedAt = at;
	row.activeAt = at;
	row.holdUntil =
		rules.from === 'end'
			? Math.max(
					visit.end + rules.hold,
					visit.tap === null ? 0 : visit.tap + rules.protection
				)
			: Math.max( row.holdUntil, at + UNCONFIRMED );
}

function renew( rules: Rules, row: Row, visit: Visit, at: number ): void {
	if ( row.visit !== visit.id ) {
		give( rules, row, visit, at );
		return;
	}
	row.viewedAt = at;
	row.activeAt = at;
	extend( rules, row );
}

function hear( rules: Rules, row: Row, deed: Deed ): void {
	const isOld = deed.at > row.viewedAt + LONGEST_PAGE;
	switch ( deed.what ) {
		case 'active':
			if ( ! isOld ) {
				row.isConfirmed = true;
				row.activeAt = Math.max( row.activeAt, deed.at );
				extend( rules, row );
			}
			break;
		case 'seen':
			if ( ! row.isConfirmed ) {
				row.isConfirmed = true;
				extend( rules, row );
			}
			break;
		case 'tap':
			row.activeAt = isOld
				? row.activeAt
				: Math.max( row.activeAt, deed.at );
			row.protectedAt ??= deed.at;
			extend( rules, row );
			break;
		default:
			if ( row.isConfirmed ) {
				row.holdUntil = Math.max(
					row.holdUntil,
					deed.at + rules.callProtection
				);
			}
	}
}

/**
 * What nobody confirmed stays as it was given: a minute.
 * @param rules
 * @param row
 */
function extend( rules: Rules, row: Row ): void {
	if ( row.isConfirmed ) {
		const start = rules.from === 'activity' ? row.activeAt : row.givenAt;
		row.holdUntil = Math.max(
			row.holdUntil,
			start + rules.hold,
			row.activeAt + AFTER_ACTIVITY,
			row.protectedAt === null ? 0 : row.protectedAt + rules.protection
		);
	}
}

/*
 * A call is tied to the last visit that its number was given to, as long as the row names that visitor.
 */
function createCallBook() {
	const numberOf = new Map< number, number >();
	const lastViewer = new Map< number, number >();
	return {
		shown: ( number: number, visit: Visit ) => {
			lastViewer.set( number, visit.visitor );
			if ( visit.calls.length > 0 && ! numberOf.has( visit.id ) ) {
				numberOf.set( visit.id, number );
			}
		},
		tied: (
			deed: Extract< Deed, { what: 'call' | 'stranger' } >,
			own: ReadonlyMap< number, Row >
		): Row | undefined => {
			const number =
				deed.what === 'stranger'
					? deed.number
					: numberOf.get( deed.visit.id );
			const viewer =
				number === undefined ? undefined : lastViewer.get( number );
			const row = viewer === undefined ? undefined : own.get( viewer );
			return row?.number === number ? row : undefined;
		},
	};
}
