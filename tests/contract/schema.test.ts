/**
 * @jest-environment node
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { documentsOf } from './documents';
import type { JsonSchema } from './documents';

/*
 * Our own small validator (php/Door/Schema.php) against ajv, an independent one: the same schemas, the same
 * documents, the same verdicts. A document is a text of JSON, so that both sides read what a door reads.
 */
const php = resolve( __dirname, '../../php' );
const documentsPerSchema = Number(
	process.env.RINGWELL_SCHEMA_DOCUMENTS ?? 300
);
const seed = Number( process.env.RINGWELL_SEED ?? 20261122 );

interface Batch {
	name: string;
	schema: JsonSchema;
	documents: string[];
}

/** Whether PHP takes each document, in one run for all. */
function verdictsOfPhp( batches: Batch[] ): boolean[][] {
	const { stdout, stderr, status } = spawnSync(
		'php',
		[ join( __dirname, 'schema.php' ) ],
		{
			input: JSON.stringify( batches ),
			encoding: 'utf8',
			maxBuffer: 256 * 1024 * 1024,
		}
	);
	if ( status !== 0 ) {
		throw new Error( stderr + stdout );
	}
	return JSON.parse( stdout ) as boolean[][];
}

function verdictsOfAjv( { schema, documents }: Batch ): boolean[] {
	const validate = new Ajv( {
		strict: false,
		validateFormats: false,
	} ).compile( schema );
	return documents.map( ( text ) => validate( JSON.parse( text ) ) );
}

/** Where the two part on purpose: an integer beyond 2^53 has lost digits, and half a surrogate pair is no text. */
function isOutOfBounds( text: string ): boolean {
	let found = /\\u[dD][89a-fA-F]/.test( text );
	JSON.parse( text, ( _key, value: unknown ) => {
		found ||=
			typeof value === 'number' &&
			Number.isInteger( value ) &&
			! Number.isSafeInteger( value );
		return value;
	} );
	return found;
}

function disagreements( batches: Batch[] ): string[] {
	const ours = verdictsOfPhp( batches );
	return batches.flatMap( ( batch, index ) => {
		const theirs = verdictsOfAjv( batch );
		return batch.documents
			.filter(
				( _document, at ) => ours[ index ]?.[ at ] !== theirs[ at ]
			)
			.map( ( document ) => `${ batch.name }: ${ document }` );
	} );
}

const schemas = readdirSync( php, { recursive: true, encoding: 'utf8' } )
	.filter( ( path ) => /^\w+\/schema\/[\w-]+\.json$/.test( path ) )
	.sort()
	.map( ( path ) => ( {
		name: path,
		schema: JSON.parse(
			readFileSync( join( php, path ), 'utf8' )
		) as JsonSchema,
	} ) );

describe( 'the validator of the doors', () => {
	it( 'agrees with ajv about documents made for every schema', () => {
		const batches = schemas.map( ( { name, schema } ) => ( {
			name,
			schema,
			documents: fc
				.sample( documentsOf( schema ), {
					numRuns: documentsPerSchema,
					seed,
				} )
				.map( ( document ) => JSON.stringify( document ) )
				.filter( ( text ) => ! isOutOfBounds( text ) ),
		} ) );

		expect( disagreements( batches ) ).toEqual( [] );
		for ( const batch of batches ) {
			const valid = verdictsOfAjv( batch ).filter( Boolean ).length;
			// A generator that makes only wrong documents, or only right ones, would prove little.
			expect( [ batch.name, valid > 0 ] ).toEqual( [ batch.name, true ] );
			expect( valid ).toBeLessThan( batch.documents.length );
		}
	} );

	it( 'agrees with ajv about the odd cases', () => {
		const odd: Array<
			[ JsonSchema & Record< string, unknown >, string[] ]
		> = [
			[
				{ type: 'integer' },
				[
					'1',
					'1.0',
					'-0',
					'-0.0',
					'1e2',
					'1.5',
					'"1"',
					'true',
					'null',
				],
			],
			[ { type: 'number' }, [ '1', '0.1', '1e308', '"1"', 'false' ] ],
			[
				{ type: [ 'string', 'null' ] },
				[ 'null', '""', '0', 'false', '[]' ],
			],
			[ { type: 'object' }, [ '{}', '[]', '{"0":1}', '[1]', 'null' ] ],
			[ { type: 'array' }, [ '{}', '[]', '{"0":1}', '[[]]', 'null' ] ],
			[
				{ uniqueItems: true },
				[
					'[1,"1"]',
					'[1,1.0]',
					'[null,false,0,""]',
					'[{},[]]',
					'[{"a":1,"b":2},{"b":2,"a":1}]',
					'["1e1","10"]',
					'[[1,2],[2,1]]',
				],
			],
			[
				{ enum: [ 1, 'a', null, [ 1 ], { a: 1 } ] },
				[
					'1',
					'1.0',
					'"1"',
					'"a"',
					'null',
					'[1]',
					'["1"]',
					'{"a":1}',
					'{"a":1.0}',
					'{}',
					'false',
				],
			],
			[
				{ type: 'string', maxLength: 2 },
				[
					'"яя"',
					'"яяя"',
					'"😀😀"',
					'"😀😀😀"',
					'"e\\u0301"',
					'"e\\u0301e"',
				],
			],
			[ { type: 'string', minLength: 1 }, [ '""', '"\\u0000"', '" "' ] ],
			[
				{ type: 'string', pattern: '^[a-z]+$' },
				[ '"ab"', '"ab\\n"', '"a\\nb"', '""', '"AB"', '"я"' ],
			],
			[ { type: 'string', pattern: '^\\d+$' }, [ '"12"', '"١٢"' ] ],
			[ { type: 'string', pattern: 'b' }, [ '"abc"', '"ac"' ] ],
			[ { required: [ 'a' ] }, [ '{"a":null}', '{}', '[]', '"a"' ] ],
			[
				{
					properties: { a: { type: 'integer' } },
					additionalProperties: { type: 'string' },
				},
				[
					'{"a":1,"b":"x"}',
					'{"a":"1"}',
					'{"b":1}',
					'{"":""}',
					'{"0":"x"}',
				],
			],
			[
				{
					properties: { 0: { type: 'string' } },
					additionalProperties: false,
				},
				[ '{"0":"a"}', '{"0":1}', '{"1":"a"}', '["a"]' ],
			],
			[
				{ items: { type: 'integer' }, minItems: 1, maxItems: 2 },
				[ '[]', '[1]', '[1,2]', '[1,2,3]', '["1"]', '{}' ],
			],
			[
				{ minimum: 0, maximum: 1 },
				[ '0', '1', '-1', '2', '0.5', '"5"', '-1e-9', '1.0000001' ],
			],
		];
		const batches = odd.map( ( [ schema, documents ] ) => ( {
			name: JSON.stringify( schema ),
			schema,
			documents,
		} ) );

		expect( disagreements( batches ) ).toEqual( [] );
	} );

	it( 'is stricter where a number or a text was damaged on its way', () => {
		const damaged: Batch = {
			name: 'damaged',
			schema: {},
			documents: [],
		};
		const batches: Batch[] = [
			{
				...damaged,
				schema: { type: 'integer' },
				documents: [ '9007199254740993', '1e20' ],
			},
			{
				...damaged,
				schema: { type: 'string' },
				documents: [ '"\\ud800"' ],
			},
			{ ...damaged, schema: { type: 'number' }, documents: [ '1e999' ] },
		];

		expect( verdictsOfPhp( batches ).flat() ).toEqual( [
			false,
			false,
			false,
			false,
		] );
	} );
} );
