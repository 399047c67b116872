import { __ } from '@wordpress/i18n';
import type { Branch, Branches, BranchesWrite } from '../../../api/branches';
import type { FieldErrors } from '../../../api/error';
import { fromLines, toLines } from '../lines';
import { phone } from '../../../words/phone';
import { hoursText, readHours } from './hours';

export interface BranchDraft {
	/** null: a new one. */
	id: number | null;
	name: string;
	zone: string;
	/** Hours as text, Monday first. */
	week: string[];
	/** Id of a phone system, "0" for none. */
	connection: string;
	clinic: string;
	number: string;
	/** Mail addresses, one a line. */
	staff: string;
}

export interface HolidayDraft {
	date: string;
	hours: string;
	/** None: all of them. */
	branches: number[];
}

export interface Draft {
	branches: BranchDraft[];
	holidays: HolidayDraft[];
}

const DAYS = [ 0, 1, 2, 3, 4, 5, 6 ];
const WORKING_DAYS = 5;
const USUAL_HOURS = '9:00–18:00';

const branchDraft = ( branch: Branch ): BranchDraft => ( {
	id: branch.id,
	name: branch.name,
	zone: branch.zone,
	week: DAYS.map( ( day ) => hoursText( branch.week[ day ] ?? [] ) ),
	connection: String( branch.connection ),
	clinic: branch.clinic,
	number: phone( branch.number ),
	staff: toLines( branch.staff ),
} );

export const draftOf = ( { branches, holidays }: Branches ): Draft => ( {
	branches: branches.map( branchDraft ),
	holidays: holidays.map( ( { date, hours, branches: of } ) => ( {
		date,
		hours: hoursText( hours ),
		branches: [ ...of ],
	} ) ),
} );

/**
 * A new branch answers where the first one does.
 * @param first
 */
export const newBranch = ( first: BranchDraft | undefined ): BranchDraft => ( {
	id: null,
	name: '',
	zone: first?.zone ?? '',
	week: first
		? [ ...first.week ]
		: DAYS.map( ( day ) => ( day < WORKING_DAYS ? USUAL_HOURS : '' ) ),
	connection: first?.connection ?? '0',
	clinic: '',
	number: '',
	staff: '',
} );

/**
 * Without one branch, and without the holidays that were its alone: named for nobody, they would hold everywhere.
 * @param draft
 * @param index
 */
export function withoutBranch( draft: Draft, index: number ): Draft {
	const gone = draft.branches[ index ]?.id;
	return {
		branches: draft.branches.filter( ( _, i ) => i !== index ),
		holidays: draft.holidays
			.map( ( day ) => ( {
				day,
				left: day.branches.filter( ( id ) => id !== gone ),
			} ) )
			.filter(
				( { day, left } ) =>
					day.branches.length === 0 || left.length > 0
			)
			.map( ( { day, left } ) => ( { ...day, branches: left } ) ),
	};
}

/**
 * Monday's hours on all working days.
 * @param week
 */
export const asMonday = ( week: readonly string[] ): string[] =>
	week.map( ( hours, day ) =>
		day < WORKING_DAYS ? ( week[ 0 ] ?? '' ) : hours
	);

/**
 * What is sent. Hours that can't be read go as an empty span, which the server refuses too, so that all that is wrong
 * is heard of at once.
 * @param draft
 */
export function toWrite( draft: Draft ): BranchesWrite {
	const spans = ( text: string ) => readHours( text ) ?? [ [ 0, 0 ] ];
	return {
		branches: draft.branches.map( ( { id, ...branch } ) => ( {
			...( id === null ? {} : { id } ),
			name: branch.name.trim(),
			zone: branch.zone,
			week: branch.week.map( spans ),
			connection: Number( branch.connection ),
			clinic: branch.clinic.trim(),
			number: branch.number.trim(),
			staff: fromLines( branch.staff ),
		} ) ),
		holidays: draft.holidays.map( ( { date, hours, branches } ) => ( {
			date,
			hours: spans( hours ),
			branches,
		} ) ),
	};
}

/**
 * What this form can say better of hours than the server.
 * @param draft
 */
export function hoursErrors( draft: Draft ): FieldErrors {
	const errors: Record< string, string > = {};
	const check = ( path: string, text: string ) => {
		if ( readHours( text ) === null ) {
			errors[ path ] = __(
				'Write it like 9:00–18:00, with a break like 9:00–13:00, 14:00–18:00.',
				'ringwell'
			);
		}
	};
	draft.branches.forEach( ( { week }, i ) =>
		week.forEach( ( text, day ) =>
			check( `branches.${ i }.week.${ day }`, text )
		)
	);
	draft.holidays.forEach( ( { hours }, i ) =>
		check( `holidays.${ i }.hours`, hours )
	);
	return errors;
}
