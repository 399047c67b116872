import type { Rule } from '../../../api/types';
import {
	addCondition,
	addGroup,
	changeCondition,
	opsOf,
	removeCondition,
	ruleToWrite,
} from './rule';

const RULE: Rule = {
	any: [
		{
			all: [
				{ field: 'utm_source', op: 'is', value: 'yandex' },
				{ field: 'utm_medium', op: 'is', value: 'cpc' },
			],
		},
		{ all: [ { field: 'yclid', op: 'present' } ] },
	],
};

test( 'a condition joins its group, a group the rule', () => {
	expect( addCondition( RULE, 1 ).any[ 1 ]?.all ).toHaveLength( 2 );
	expect( addGroup( { any: [] } ).any ).toEqual( [
		{ all: [ { field: 'utm_source', op: 'is', value: '' } ] },
	] );
} );

test( 'a group goes with its last condition', () => {
	expect( removeCondition( RULE, 1, 0 ).any ).toEqual( [ RULE.any[ 0 ] ] );
	expect( removeCondition( RULE, 0, 0 ).any[ 0 ]?.all ).toEqual( [
		{ field: 'utm_medium', op: 'is', value: 'cpc' },
	] );
} );

test( 'what is not there is not changed', () => {
	expect( changeCondition( RULE, 7, 0, { value: 'x' } ) ).toEqual( RULE );
	expect( removeCondition( RULE, 0, 7 ) ).toEqual( RULE );
} );

test( 'a new field keeps what was typed, where it fits', () => {
	const changed = changeCondition( RULE, 0, 0, { field: 'utm_campaign' } );
	expect( changed.any[ 0 ]?.all[ 0 ] ).toEqual( {
		field: 'utm_campaign',
		op: 'is',
		value: 'yandex',
	} );
	expect( RULE.any[ 0 ]?.all[ 0 ]?.field ).toBe( 'utm_source' );
} );

test( 'a kind of site has its own values', () => {
	const kind = changeCondition( RULE, 0, 0, { field: 'referrer_kind' } );
	expect( kind.any[ 0 ]?.all[ 0 ]?.value ).toBe( 'search' );
	const back = changeCondition( kind, 0, 0, { field: 'utm_source' } );
	expect( back.any[ 0 ]?.all[ 0 ]?.value ).toBe( '' );
} );

test( 'of a click id one asks only whether it is there', () => {
	const changed = changeCondition( RULE, 0, 0, { field: 'gclid' } );
	expect( changed.any[ 0 ]?.all[ 0 ]?.op ).toBe( 'present' );
	expect( opsOf( 'gclid' ) ).toEqual( [ 'present', 'absent' ] );
} );

test( 'what a saved rule asks can still be chosen', () => {
	expect( opsOf( 'gclid', 'starts_with' ) ).toContain( 'starts_with' );
} );

test( 'nothing is sent that the question does not have', () => {
	const rule: Rule = {
		any: [
			{
				all: [
					{
						field: 'yclid',
						op: 'present',
						value: 'left over',
						name: 'x',
					},
					{
						field: 'param',
						op: 'is',
						name: ' city ',
						value: ' msk ',
					},
				],
			},
		],
	};
	expect( ruleToWrite( rule ).any[ 0 ]?.all ).toEqual( [
		{ field: 'yclid', op: 'present' },
		{ field: 'param', op: 'is', name: 'city', value: 'msk' },
	] );
} );
