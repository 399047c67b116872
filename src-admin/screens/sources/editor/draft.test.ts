import type { Source, Target } from '../../../api/types';
import {
	draftOf,
	inGroup,
	newDraft,
	placementDrafts,
	placementToWrite,
	toWrite,
} from './draft';

const TARGETS: Target[] = [
	{
		id: 3,
		name: 'Main',
		number_id: 1,
		number: '+74951112233',
		display: null,
	},
	{
		id: 4,
		name: 'North',
		number_id: 2,
		number: '+74951112244',
		display: null,
	},
];

const SOURCE: Source = {
	id: 9,
	name: 'Yandex Direct',
	builtin: null,
	rule: { any: [] },
	rule_text: '',
	priority: 1,
	enabled: true,
	group_id: null,
	placements: [
		{
			id: 1,
			target_id: 4,
			kind: 'pool',
			pool_id: 5,
			static_number: null,
			default_number: '+74951112255',
			pool_name: 'Yandex',
			pool_size: 7,
			of_group: false,
		},
	],
	visits_7d: 0,
	calls_7d: 0,
};

test( 'a draft has a placement for each target, in their order', () => {
	expect(
		draftOf( SOURCE, TARGETS ).placements.map(
			( { target_id: id, kind } ) => [ id, kind ]
		)
	).toEqual( [
		[ 3, 'own' ],
		[ 4, 'pool' ],
	] );
} );

test( 'a number stands in its field as people write it', () => {
	const [ saved ] = SOURCE.placements;
	const shown = ( change: Partial< typeof saved > ) =>
		placementDrafts( [ { ...saved!, ...change } ], TARGETS, 'own' ).map(
			( draft ) => [ draft.static_number, draft.default_number ]
		)[ 1 ];

	expect( shown( {} ) ).toEqual( [ '', '+7 495 111-22-55' ] );
	expect(
		shown( { static_number: '+442071234567', default_number: null } )
	).toEqual( [ '+442071234567', '' ] );
} );

test( 'each kind is sent with its own fields alone', () => {
	const draft = draftOf( SOURCE, TARGETS );
	const [ own, pool ] = draft.placements;
	const written = toWrite(
		{
			...draft,
			name: '  Yandex  ',
			placements: [
				{
					...own!,
					kind: 'static',
					static_number: ' 8 495 1 ',
					default_number: 'x',
				},
				{ ...pool!, static_number: 'y', default_number: '  ' },
			],
		},
		false
	);
	expect( written.name ).toBe( 'Yandex' );
	expect( written.placements ).toEqual( [
		{
			target_id: 3,
			kind: 'static',
			pool_id: null,
			static_number: '8 495 1',
			default_number: null,
		},
		{
			target_id: 4,
			kind: 'pool',
			pool_id: 5,
			static_number: null,
			default_number: null,
		},
	] );
} );

test( 'a built-in source keeps its rule', () => {
	expect( toWrite( draftOf( SOURCE, TARGETS ), true ) ).not.toHaveProperty(
		'rule'
	);
	expect( toWrite( newDraft( TARGETS ), false ) ).toHaveProperty( 'rule' );
} );

const kinds = ( {
	placements,
}: Pick< Parameters< typeof toWrite >[ 0 ], 'placements' > ) =>
	placements.map( ( { kind } ) => kind );

test( 'in a group, a target without a placement of its own shows what the group does', () => {
	const grouped: Source = {
		...SOURCE,
		group_id: 8,
		placements: [
			...SOURCE.placements,
			{ ...SOURCE.placements[ 0 ]!, target_id: 3, of_group: true },
		],
	};
	const draft = draftOf( grouped, TARGETS );

	expect( kinds( draft ) ).toEqual( [ 'group', 'pool' ] );
	expect( toWrite( draft, false ).group_id ).toBe( 8 );
	expect( toWrite( draft, false ).placements![ 0 ] ).toEqual( {
		target_id: 3,
		kind: 'group',
		pool_id: null,
		static_number: null,
		default_number: null,
	} );
} );

test( 'who joins a group keeps what is his own, who leaves one shows the site’s', () => {
	const alone = draftOf( SOURCE, TARGETS );
	const joined = { ...alone, ...inGroup( alone, 8 ) };

	expect( kinds( joined ) ).toEqual( [ 'group', 'pool' ] );
	expect( kinds( { ...joined, ...inGroup( joined, null ) } ) ).toEqual( [
		'own',
		'pool',
	] );
	const own = {
		...joined,
		placements: alone.placements,
	};
	expect( kinds( inGroup( own, 9 ) ) ).toEqual( [ 'own', 'pool' ] );
} );

test( 'a group has no group to follow', () => {
	expect(
		placementToWrite( {
			...newDraft( TARGETS ).placements[ 0 ]!,
			kind: 'group',
		} ).kind
	).toBe( 'own' );
} );
