import type { CarryRequest } from '../../../types/messages';
import type { Config } from '../../lib/config.ts';
import { post } from '../../lib/post.ts';

/** Doors that stand beside the lease's, by REST alone: they are asked rarely. */
const addressOf = ( { lease }: Config, name: 'carry' | 'carried' ): string =>
	// The last one: a host may be called so too.
	lease.replace( /lease(?!.*lease)/, name );

export const ask = < T >(
	config: Config,
	name: 'carried',
	message: object
): Promise< T | null > =>
	post< T >(
		{ ...config, fast: null, lease: addressOf( config, name ) },
		'lease',
		{ ...message, config: config.config }
	);

/**
 * Says which token a link carries while its page is being left, and hears no answer. As plain text, so that the browser
 * need not ask another site first whether it may: the page may be gone by then.
 */
export const tellCarried = (
	config: Config,
	message: Omit< CarryRequest, 'config' >
): void => {
	fetch( addressOf( config, 'carry' ), {
		method: 'POST',
		body: JSON.stringify( { ...message, config: config.config } ),
		credentials: 'omit',
		keepalive: true,
	} ).catch( () => undefined );
};

/** Null where it takes longer. */
export const within = < T >(
	ms: number,
	work: Promise< T >
): Promise< T | null > =>
	Promise.race( [
		work,
		new Promise< null >( ( done ) => setTimeout( done, ms, null ) ),
	] );
