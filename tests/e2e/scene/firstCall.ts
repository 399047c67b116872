import type { Rest } from '../session';
import { epoch, expectCalls } from './calls';
import { connectMango, conversation, type Connected } from './mango';

export const CALLER = '+79161234567';

/**
 * The clinic's phone system is connected, and somebody rings this number: his call is the only one on the list.
 *
 * @param rest
 * @param call
 * @param call.did
 * @param call.talk seconds; 0 where nobody answers
 * @param call.at   epoch seconds
 */
export async function firstCall(
	rest: Rest,
	{ did, talk, at = epoch() }: { did: string; talk: number; at?: number }
): Promise< Connected > {
	const mango = await connectMango( rest );
	await conversation( mango, { did, from: CALLER, at, talk } );
	await expectCalls( rest, 1, talk > 0 ? 'answered' : 'missed' );
	return mango;
}
