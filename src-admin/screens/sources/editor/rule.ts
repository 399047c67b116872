/* Changing a rule: any of the groups, in each all of the conditions. Each function returns a new rule. */
import type { Condition, Group, Rule } from '../../../api/types';

export type FieldName = Condition[ 'field' ];
export type Op = Condition[ 'op' ];

export const FIELDS: readonly FieldName[] = [
	'utm_source',
	'utm_medium',
	'utm_campaign',
	'utm_content',
	'utm_term',
	'referrer_kind',
	'referrer_host',
	'landing_path',
	'landing_host',
	'yclid',
	'ysclid',
	'gclid',
	'gbraid',
	'wbraid',
	'gad_source',
	'fbclid',
	'msclkid',
	'ttclid',
	'vkclid',
	'param',
];

const TEXT_OPS: readonly Op[] = [
	'is',
	'is_not',
	'contains',
	'starts_with',
	'ends_with',
	'one_of',
	'present',
	'absent',
];
const CLICK_ID_OPS: readonly Op[] = [ 'present', 'absent' ];
const KIND_OPS: readonly Op[] = [ 'is', 'is_not' ];
export const KINDS = [ 'search', 'social', 'site', 'none' ] as const;

const CLICK_IDS: readonly FieldName[] = [
	'yclid',
	'ysclid',
	'gclid',
	'gbraid',
	'wbraid',
	'gad_source',
	'fbclid',
	'msclkid',
	'ttclid',
	'vkclid',
];

/**
 * What makes sense to ask of a field; a click id's value says nothing to anybody. What a saved rule asks
 * already is always among them.
 * @param field
 * @param now
 */
export function opsOf( field: FieldName, now?: Op ): readonly Op[] {
	const ops = opsByField( field );
	return now === undefined || ops.includes( now ) ? ops : [ ...ops, now ];
}

function opsByField( field: FieldName ): readonly Op[] {
	if ( field === 'referrer_kind' ) {
		return KIND_OPS;
	}
	return CLICK_IDS.includes( field ) ? CLICK_ID_OPS : TEXT_OPS;
}

export const needsValue = ( op: Op ): boolean =>
	op !== 'present' && op !== 'absent';

const EMPTY_CONDITION: Condition = {
	field: 'utm_source',
	op: 'is',
	value: '',
};

export const addGroup = ( rule: Rule ): Rule => ( {
	any: [ ...rule.any, { all: [ EMPTY_CONDITION ] } ],
} );

export const addCondition = ( rule: Rule, group: number ): Rule =>
	changeGroup( rule, group, ( { all } ) => ( {
		all: [ ...all, EMPTY_CONDITION ],
	} ) );

/**
 * A group without conditions goes with its last one.
 * @param rule
 * @param group
 * @param condition
 */
export const removeCondition = (
	rule: Rule,
	group: number,
	condition: number
): Rule => ( {
	any: changeGroup( rule, group, ( { all } ) => ( {
		all: all.filter( ( _, i ) => i !== condition ),
	} ) ).any.filter( ( { all } ) => all.length > 0 ),
} );

/**
 * What was typed is kept as long as it fits the new field and question.
 * @param rule
 * @param group
 * @param condition
 * @param change
 */
export const changeCondition = (
	rule: Rule,
	group: number,
	condition: number,
	change: Partial< Condition >
): Rule =>
	changeGroup( rule, group, ( { all } ) => ( {
		all: all.map( ( one, i ) =>
			i === condition ? fitting( { ...one, ...change }, one.field ) : one
		),
	} ) );

function fitting( condition: Condition, before: FieldName ): Condition {
	const { field } = condition;
	if ( field === before ) {
		return condition;
	}
	const ops = opsByField( field );
	const op = ops.includes( condition.op )
		? condition.op
		: ( ops[ 0 ] ?? 'is' );
	const isKind = field === 'referrer_kind';
	const wasKind = before === 'referrer_kind';
	return {
		...condition,
		op,
		...( isKind ? { value: KINDS[ 0 ] } : {} ),
		...( wasKind ? { value: '' } : {} ),
	};
}

/**
 * As it is sent: without values that the question does not have.
 * @param rule
 */
export const ruleToWrite = ( rule: Rule ): Rule => ( {
	any: rule.any.map( ( { all } ) => ( {
		all: all.map( ( { field, op, value, name } ) => ( {
			field,
			op,
			...( needsValue( op ) ? { value: ( value ?? '' ).trim() } : {} ),
			...( field === 'param' ? { name: ( name ?? '' ).trim() } : {} ),
		} ) ),
	} ) ),
} );

const changeGroup = (
	rule: Rule,
	at: number,
	change: ( group: Group ) => Group
): Rule => ( {
	any: rule.any.map( ( group, i ) => ( i === at ? change( group ) : group ) ),
} );
