import { ATTRIBUTES, OFF, type Reach } from '../../src-phones/places.ts';
import type { Config } from './config.ts';

/** What a framework will take over from the server: until then a number in it stays (src-frontend/more/takeOver). */
export const LATE =
	'[data-ringwell=late],:is(#__next,#__nuxt,#___gatsby):not([data-ringwell])';

/** Where this site's owner lets numbers be looked for. */
export const reachOf = ( { off, only, attributes = [] }: Config ): Reach => ( {
	_off: [ OFF, LATE, ...( off ? [ off ] : [] ) ].join(),
	_only: only,
	_attributes: [ ...ATTRIBUTES, ...attributes ],
} );
