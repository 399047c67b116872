import { PREFIX } from './store.ts';

/** Name in storage: what the visitor has chosen, where his next page would take something else for granted. */
export const CHOICE = PREFIX + 'consent';
