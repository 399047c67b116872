import type { Page } from '@playwright/test';
import type { Site } from '../../environment/site';
import { logIn, type Rest } from '../session';
import { done } from './clinic';

export type Role = 'ringwell_marketer' | 'ringwell_receptionist' | 'subscriber';

/** Somebody with this role, logged in. */
export async function person(
	{
		visitor,
		site,
		rest,
	}: { visitor: () => Promise< Page >; site: Site; rest: Rest },
	role: Role
): Promise< Page > {
	const account = { login: role, password: `${ role }-password` };
	await done( rest, 'POST', '/wp/v2/users', {
		username: account.login,
		password: account.password,
		email: `${ role }@example.test`,
		roles: [ role ],
	} );
	const { cookies } = await logIn( { ...site, owner: account } );
	const page = await visitor();
	await page.context().addCookies( cookies );
	return page;
}
