import type { Rest } from '../session';
import { done } from './clinic';

/** A number gets another role, in whoever's hands it is: without `force` the server says that a visitor has it, and does nothing. */
export async function setRole(
	rest: Rest,
	number: string,
	role: string
): Promise< void > {
	const rows = await done< { id: number; number: string }[] >(
		rest,
		'GET',
		'numbers?per_page=100'
	);
	const row = rows.find( ( one ) => one.number === number )!;
	await done( rest, 'PATCH', `numbers/${ row.id }?force=true`, { role } );
}
