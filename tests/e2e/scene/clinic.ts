import { expect } from '@playwright/test';
import type { Rest } from '../session';

/** Numbers of the clinic, each with one role. All are of Moscow's and can be dialled in tests only. */
export const OWN = '+74951112233';
export const YANDEX = [ '+74951110001', '+74951110002' ];
export const YANDEX_DEFAULT = '+74951110009';
export const GOOGLE = [ '+74951110011', '+74951110012' ];
export const GOOGLE_DEFAULT = '+74951110019';
export const ORGANIC = '+74951110008';

/** What the clinic's advertisements add to the address of a page. */
export const DIRECT = '?utm_source=yandex&utm_medium=cpc';
export const ADS = '?gclid=Cj0KCQjw&utm_source=google&utm_medium=cpc';

export interface Clinic {
	target: number;
	yandex: Advertised;
	google: Advertised;
}

interface Advertised {
	source: number;
	pool: number;
}

interface Row {
	id: number;
	name: string;
}

interface Source extends Row {
	builtin: string | null;
}

interface ReadySource {
	handle: string;
	name: string;
	rule: object;
}

/** A request that must go well: what it made. */
export async function done< T >(
	rest: Rest,
	...[ method, path, body ]: Parameters< Rest >
): Promise< T > {
	const answer = await rest< T >( method, path, body );
	expect(
		answer.status,
		`${ method } ${ path }: ${ JSON.stringify( answer.body ) }`
	).toBeLessThan( 300 );
	return answer.body;
}

/**
 * A clinic with one number on its site; Yandex Direct and Google Ads with a pool of two and a default number each;
 * visitors from search results see a static number.
 */
export async function openClinic( rest: Rest ): Promise< Clinic > {
	const { id: target } = await done< Row >( rest, 'POST', 'targets', {
		name: 'Main number',
		number: OWN,
	} );
	const ready = await done< ReadySource[] >( rest, 'GET', 'sources/ready' );
	const advertise = async (
		handle: string,
		numbers: string[],
		defaultNumber: string
	): Promise< Advertised > => {
		const model = ready.find( ( one ) => one.handle === handle )!;
		const pool = await done< Row >( rest, 'POST', 'pools', {
			name: model.name,
			target_id: target,
			hold_minutes: 15,
		} );
		await done( rest, 'POST', `pools/${ pool.id }/numbers`, { numbers } );
		const source = await done< Row >( rest, 'POST', 'sources', {
			name: model.name,
			rule: model.rule,
			placements: [
				{
					target_id: target,
					kind: 'pool',
					pool_id: pool.id,
					default_number: defaultNumber,
				},
			],
		} );
		return { source: source.id, pool: pool.id };
	};
	const yandex = await advertise( 'yandex-direct', YANDEX, YANDEX_DEFAULT );
	const google = await advertise( 'google-ads', GOOGLE, GOOGLE_DEFAULT );
	const organic = ( await done< Source[] >( rest, 'GET', 'sources' ) ).find(
		( { builtin } ) => builtin === 'organic'
	)!;
	await done( rest, 'PUT', `sources/${ organic.id }`, {
		name: organic.name,
		placements: [
			{ target_id: target, kind: 'static', static_number: ORGANIC },
		],
	} );
	return { target, yandex, google };
}

/** How many numbers of a pool nobody else can have now. */
export async function held( rest: Rest, pool: number ): Promise< number > {
	const row = await done< { held: number } >(
		rest,
		'GET',
		`pools/${ pool }`
	);
	return row.held;
}
