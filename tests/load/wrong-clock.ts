import { existsSync } from 'node:fs';

export const AHEAD_SECONDS = 90;

/** The library that lies to a program about the time. */
export function faketime(): string | undefined {
	return [ '/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu' ]
		.map( ( folder ) => `${ folder }/faketime/libfaketime.so.1` )
		.find( existsSync );
}

/** The environment of a server that runs ahead. */
export function aheadOfTime( library: string ): Record< string, string > {
	return {
		LD_PRELOAD: library,
		FAKETIME: `+${ AHEAD_SECONDS }s`,
		FAKETIME_DONT_FAKE_MONOTONIC: '1',
		// Files of the future are read anew each time.
		NO_FAKE_STAT: '1',
	};
}
