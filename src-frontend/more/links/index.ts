import type { Page } from '../../lib/page.ts';
import { arrive } from './arrive.ts';
import { watchLinks } from './leave.ts';

/** The visit goes on from site to site: where a link has brought one, the core waits for it (starter/prepare). */
export const startLinks = async ( page: Page ): Promise< void > => {
	watchLinks( page );
	await arrive( page ).catch( () => undefined );
	page.config.go?.();
};
