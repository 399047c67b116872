import type { Source, Target } from '../../../api/types';
import { draftOf, newDraft, toWrite } from './draft';

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
