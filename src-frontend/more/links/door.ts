import type { Config } from '../../lib/config.ts';
import { post } from '../../lib/post.ts';

/**
 * Asks a door that stands beside the lease's, by REST alone: it is asked rarely.
 *
 * @param config
 * @param name
 * @param message
 */
export const ask = < T >(
	config: Config,
	name: 'carry' | 'carried',
	message: object
): Promise< T | null > =>
	post< T >(
		{
			...config,
			fast: null,
			// The last one: a host may be called so too.
			lease: config.lease.replace( /lease(?!.*lease)/, name ),
		},
		'lease',
		{ ...message, config: config.config }
	);

/** Null where it takes longer. */
export const within = < T >(
	ms: number,
	work: Promise< T >
): Promise< T | null > =>
	Promise.race( [
		work,
		new Promise< null >( ( done ) => setTimeout( done, ms, null ) ),
	] );
