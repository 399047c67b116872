import { ATTRIBUTES, OFF, type Reach } from '../../src-phones/places.ts';
import type { Config } from './config.ts';

/** Where this site's owner lets numbers be looked for. */
export const reachOf = ( { off, only, attributes = [] }: Config ): Reach => ( {
	_off: `${ OFF },${ off }`,
	_only: only,
	_attributes: [ ...ATTRIBUTES, ...attributes ],
} );
