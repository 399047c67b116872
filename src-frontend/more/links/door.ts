import type {
	CarriedAnswer,
	CarriedRequest,
	CarryRequest,
} from '../../../types/messages';
import type { Config } from '../../lib/config.ts';
import { post } from '../../lib/post.ts';

/** Doors that stand beside the lease's, by REST alone: they are asked rarely. */
const addressOf = ( { lease }: Config, name: 'carry' | 'carried' ): string =>
	// The last one: a host may be called so too.
	lease.replace( /lease(?!.*lease)/, name );

/** Asks for the visit that a token stands for. */
export const askCarried = (
	config: Config,
	message: Omit< CarriedRequest, 'config' >
): Promise< CarriedAnswer | null > =>
	post(
		{ ...config, fast: null, lease: addressOf( config, 'carried' ) },
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
