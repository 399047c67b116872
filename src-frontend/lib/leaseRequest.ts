import { ago } from './ago.ts';
import { readArrival } from './arrival.ts';
import type { Config } from './config.ts';
import { counterIds } from './counterIds.ts';
import type { LeaseRequest } from './messages.ts';
import type { Visit } from './visit.ts';

/** Without a visit (no consent, no storage) the answer is by address and referrer alone. */
export const leaseRequest = (
	{ consent, config }: Config,
	known: Visit | null | undefined,
	targets: number[]
): LeaseRequest => {
	const { url, referrer } = readArrival();
	const { visitor, visit, landing } = known ?? {};
	// What is undefined is left out of the message.
	return {
		page: { url, referrer },
		targets,
		consent,
		config,
		visitor,
		visit,
		ids: visit && consent === 'full' ? counterIds() : undefined,
		landing: landing && {
			...landing,
			at: undefined,
			ago: ago( landing.at ),
		},
	} as object as LeaseRequest;
};
