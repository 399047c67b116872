import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Site } from '../../environment/site';
import type { Rest } from '../session';

const doorFile = ( site: Site ) => join( site.dir, 'ringwell-door.php' );

/** The database is put back after a test; files are not. */
export const removeDoor = ( site: Site ): void =>
	rmSync( doorFile( site ), { force: true } );

/** Somebody else's file where the door wants to be: the door can't be used, and the screen says what to do. */
export const blockDoor = ( site: Site ): void =>
	writeFileSync( doorFile( site ), '<?php // Somebody else’s.\n' );

export async function openDoor( rest: Rest, door: string ): Promise< void > {
	const answer = await rest< { door: string; text: string } >(
		'POST',
		'speed',
		{ do: 'open' }
	);
	expect( answer.body.door, answer.body.text ).toBe( door );
}
