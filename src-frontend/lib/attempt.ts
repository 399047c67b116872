/** What a function returns, or null where it throws: storage that is forbidden, full, or holds nonsense. */
export const attempt = < T >( act: () => T ): T | null => {
	try {
		return act();
	} catch {
		return null;
	}
};
