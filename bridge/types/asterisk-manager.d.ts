/** Of asterisk-manager 0.2.0 what the bridge uses. */
declare module 'asterisk-manager' {
	/** Names in lower case; a name that came more than once has a list. */
	export type ManagerEvent = Record< string, unknown >;

	interface On {
		(
			name: 'managerevent',
			listener: ( event: ManagerEvent ) => void
		): void;
		( name: 'close', listener: () => void ): void;
		( name: 'error', listener: ( error: Error ) => void ): void;
	}

	interface Manager {
		options: { username: string; password: string };
		connect: ( port: number, host: string, done: () => void ) => void;
		login: ( done: ( error?: ManagerEvent ) => void ) => void;
		action: (
			action: Record< string, string | Record< string, string > >,
			done?: (
				error: ManagerEvent | undefined,
				answer?: ManagerEvent
			) => void
		) => string;
		disconnect: () => void;
		on: On;
	}

	/** Without a port it does not connect by itself. */
	export default function manager( port?: number ): Manager;
}
