import {
	asMonday,
	draftOf,
	hoursErrors,
	newBranch,
	toWrite,
	withoutBranch,
} from './draft';

const DAY = [ [ 540, 1080 ] ];
const BRANCH = {
	id: 1,
	name: 'Clinic',
	zone: '',
	week: [ DAY, DAY, DAY, DAY, DAY, [], [] ],
	connection: 3,
	clinic: '101',
	number: '+74951112233',
	staff: [ 'a@clinic.example', 'b@clinic.example' ],
};
const STORED = {
	branches: [ BRANCH ] as [ typeof BRANCH ],
	holidays: [ { date: '2027-01-01', hours: [], branches: [ 1 ] } ],
	site_zone: 'Europe/Moscow',
	now: [],
};

test( 'what was not changed is sent as it was', () => {
	expect( toWrite( draftOf( STORED ) ) ).toEqual( {
		// A number is sent as people write it.
		branches: [ { ...BRANCH, number: '+7 495 111-22-33' } ],
		holidays: STORED.holidays,
	} );
} );

test( 'a new branch has no id, and the hours of the first', () => {
	const draft = draftOf( STORED );
	const added = newBranch( draft.branches[ 0 ] );
	expect(
		toWrite( { ...draft, branches: [ { ...added, name: ' North ' } ] } )
			.branches[ 0 ]
	).toEqual( {
		...BRANCH,
		id: undefined,
		name: 'North',
		clinic: '',
		number: '',
		staff: [],
	} );
	expect( newBranch( undefined ).week ).toHaveLength( 7 );
} );

test( 'hours that nobody can read are named at their day, and are none for the server', () => {
	const draft = draftOf( STORED );
	draft.branches[ 0 ]!.week[ 2 ] = '18-9';
	draft.holidays[ 0 ]!.hours = 'closed';
	expect( Object.keys( hoursErrors( draft ) ) ).toEqual( [
		'branches.0.week.2',
		'holidays.0.hours',
	] );
	expect( toWrite( draft ).branches[ 0 ]?.week[ 2 ] ).toEqual( [ [ 0, 0 ] ] );
	expect( hoursErrors( draftOf( STORED ) ) ).toEqual( {} );
} );

test( "Monday's hours go to the working days alone", () => {
	expect( asMonday( [ '8-12', '', 'x', '', '', '10-14', '' ] ) ).toEqual( [
		'8-12',
		'8-12',
		'8-12',
		'8-12',
		'8-12',
		'10-14',
		'',
	] );
} );

test( 'a branch that goes takes its own holidays along, not those of others', () => {
	const draft = draftOf( {
		...STORED,
		branches: [ BRANCH, { ...BRANCH, id: 2 } ] as never,
		holidays: [
			{ date: '2027-01-01', hours: [], branches: [ 1 ] },
			{ date: '2027-01-02', hours: [], branches: [ 1, 2 ] },
			{ date: '2027-01-03', hours: [], branches: [] },
		],
	} );
	const left = withoutBranch( draft, 0 );
	expect( left.branches.map( ( { id } ) => id ) ).toEqual( [ 2 ] );
	expect(
		left.holidays.map( ( { date, branches } ) => [ date, branches ] )
	).toEqual( [
		[ '2027-01-02', [ 2 ] ],
		[ '2027-01-03', [] ],
	] );
} );
