import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drive, RULES } from './sayDoors.ts';

/** The small version of `npm run simulate -- --doors`. */
void test( 'the real doors do what the policy does, deed by deed', async () => {
	for ( const [ name, deeds ] of [
		[ 'fast', 700 ],
		[ 'rest', 150 ],
	] as const ) {
		const [ , crowded ] = RULES;
		assert.ok( crowded );
		const driven = await drive( crowded, name, 1, 3, deeds );
		assert.equal( driven.difference, null );
		assert.equal( driven.complaints, '' );
		assert.ok( driven.deeds > deeds, 'a history worth comparing' );
		assert.deepEqual( driven.door, driven.here );
		const { value } = driven.here.coverage;
		assert.ok( value > 0.05 && value < 1, 'some with, some without' );
	}
} );
