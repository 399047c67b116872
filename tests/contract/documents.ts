/* Documents for a schema: right ones, almost right ones, and rubbish in every place. */
import fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

export interface JsonSchema {
	type?: string | string[];
	enum?: unknown[];
	properties?: Record< string, JsonSchema >;
	required?: string[];
	additionalProperties?: boolean | JsonSchema;
	items?: JsonSchema;
	minItems?: number;
	maxItems?: number;
	minLength?: number;
	maxLength?: number;
	minimum?: number;
	maximum?: number;
	pattern?: string;
}

const rubbish = fc.oneof(
	fc.constantFrom< unknown >(
		null,
		true,
		0,
		-1,
		1.5,
		'',
		'0',
		'null',
		[],
		{},
		[ [] ],
		{ 0: 1 },
		'\n',
		'\u2028',
		'😀'
	),
	fc.jsonValue( { maxDepth: 2 } )
);

/**
 * Half of them as the schema asks (but for lists with repeats), half with something else here and there: in a
 * large schema hardly any document would be right if every field were as likely to be wrong.
 *
 * @param schema
 */
export function documentsOf( schema: JsonSchema ): Arbitrary< unknown > {
	return fc.oneof( part( schema, false ), part( schema, true ) );
}

function part( schema: JsonSchema, isNoisy: boolean ): Arbitrary< unknown > {
	return isNoisy
		? fc.oneof(
				{ weight: 14, arbitrary: fitting( schema, true ) },
				{ weight: 1, arbitrary: rubbish }
			)
		: fitting( schema, false );
}

function fitting( schema: JsonSchema, isNoisy: boolean ): Arbitrary< unknown > {
	if ( schema.enum ) {
		return fc.constantFrom( ...schema.enum );
	}
	const types = [ schema.type ?? [] ].flat();
	const choices = types.map( ( type ) => ofType( type, schema, isNoisy ) );
	return choices.length > 0 ? fc.oneof( ...choices ) : rubbish;
}

function ofType(
	type: string,
	schema: JsonSchema,
	isNoisy: boolean
): Arbitrary< unknown > {
	switch ( type ) {
		case 'object':
			return objects( schema, isNoisy );
		case 'array':
			return fc.uniqueArray( part( schema.items ?? {}, isNoisy ), {
				minLength: isNoisy ? 0 : ( schema.minItems ?? 0 ),
				maxLength:
					Math.max(
						schema.minItems ?? 0,
						Math.min( schema.maxItems ?? 4, 5 )
					) + ( isNoisy ? 1 : 0 ),
				comparator: isNoisy ? 'IsStrictlyEqual' : 'SameValue',
				selector: ( item ) => ( isNoisy ? {} : JSON.stringify( item ) ),
			} );
		case 'string':
			return texts( schema, isNoisy );
		case 'integer':
			return numbers( schema, 1, isNoisy );
		case 'number':
			return numbers( schema, 0.25, isNoisy );
		case 'boolean':
			return fc.boolean();
		default:
			return fc.constant( null );
	}
}

function objects(
	{ properties = {}, required = [], additionalProperties }: JsonSchema,
	isNoisy: boolean
): Arbitrary< unknown > {
	const own = Object.fromEntries(
		Object.entries( properties ).map( ( [ name, schema ] ) => [
			name,
			part( schema, isNoisy ),
		] )
	);
	const known = fc.record( own, { requiredKeys: required } );
	const others =
		typeof additionalProperties === 'object'
			? part( additionalProperties, isNoisy )
			: rubbish;
	const open = fc
		.tuple(
			known,
			fc.dictionary( fc.string( { maxLength: 3 } ), others, {
				maxKeys: 2,
			} )
		)
		.map( ( [ fields, more ] ) => ( { ...more, ...fields } ) );
	if ( ! isNoisy ) {
		return additionalProperties === false ? known : open;
	}
	return fc.oneof(
		{ weight: 12, arbitrary: known },
		{ weight: 1, arbitrary: fc.record( own, { requiredKeys: [] } ) },
		{ weight: 1, arbitrary: open }
	);
}

function texts(
	{ pattern, minLength = 0, maxLength = 40 }: JsonSchema,
	isNoisy: boolean
): Arbitrary< unknown > {
	const bounds = {
		minLength,
		maxLength: Math.min( maxLength, minLength + 40 ),
	};
	const right =
		pattern === undefined
			? fc.string( { unit: 'binary', ...bounds } )
			: fc
					.stringMatching( new RegExp( pattern, 'u' ) )
					.filter(
						( { length } ) =>
							length >= minLength && length <= maxLength
					);
	if ( ! isNoisy ) {
		return right;
	}
	const edges = [ minLength - 1, minLength, maxLength, maxLength + 1 ]
		.filter( ( length ) => length >= 0 && length <= 10000 )
		.flatMap( ( length ) =>
			[ 'a', 'я', '😀' ].map( ( one ) => one.repeat( length ) )
		);
	return fc.oneof(
		{ weight: 8, arbitrary: right },
		{ weight: 1, arbitrary: right.map( ( text ) => `${ text }\n` ) },
		{ weight: 1, arbitrary: right.map( ( text ) => text.toUpperCase() ) },
		{
			weight: 1,
			arbitrary: fc.string( { unit: 'binary', maxLength: 12 } ),
		},
		{ weight: 1, arbitrary: fc.constantFrom( '', ...edges ) }
	);
}

function numbers(
	{ minimum = -1000, maximum = minimum + 2000 }: JsonSchema,
	step: number,
	isNoisy: boolean
): Arbitrary< unknown > {
	const right = fc.integer( {
		min: Math.ceil( minimum ),
		max: Math.floor( maximum ),
	} );
	const edges = [ minimum, maximum, minimum - step, maximum + step, 0.5 ];
	return isNoisy
		? fc.oneof(
				{ weight: 6, arbitrary: right },
				{ weight: 2, arbitrary: fc.constantFrom( ...edges ) }
			)
		: right;
}
