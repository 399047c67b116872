import { join } from 'node:path';
import type { Site } from '../environment/site';

export interface Clinic {
	target: number;
	config: string;
	pools: Array< {
		name: string;
		pool: number;
		source: number;
		numbers: number;
	} >;
}

/** A pool has a name, so many numbers and a hold in minutes. */
export async function openClinic(
	site: Site,
	pools: Array< [ name: string, numbers: number, hold: number ] >
): Promise< Clinic > {
	return JSON.parse(
		await site.php(
			join( __dirname, 'clinic.php' ),
			...pools.map( ( pool ) => pool.join( ':' ) )
		)
	) as Clinic;
}
