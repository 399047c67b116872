import { mutate } from 'swr';

const askAnew = ( isMeant: ( resource: string ) => boolean ) =>
	mutate(
		( key ) =>
			typeof key === 'string' &&
			isMeant( key.replace( '/ringwell/v1/', '' ) )
	);

/**
 * Asks anew for everything of these resources ("pools": the list, each pool, its numbers).
 * @param resources
 */
export async function refresh( ...resources: string[] ): Promise< void > {
	await askAnew( ( resource ) =>
		resources.some( ( one ) => resource.startsWith( one ) )
	);
}

/**
 * Asks anew for the lists alone: after something was deleted its own page would only hear "not found".
 * @param resources
 */
export async function refreshLists( ...resources: string[] ): Promise< void > {
	await askAnew( ( resource ) =>
		resources.some(
			( one ) => resource === one || resource.startsWith( `${ one }?` )
		)
	);
}
