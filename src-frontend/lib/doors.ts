import type { Config, Doors } from './config.ts';
import { PREFIX } from './store.ts';

/** Name in sessionStorage: a page of this tab found the fast door gone (activity/rememberGone.ts). */
export const GONE = PREFIX + 'gone';

/** Whom to ask: the fast door, unless this page or an earlier one of this tab found it gone; then REST. */
export const doorsOf = ( config: Config ): Doors => config.fast ?? config;
