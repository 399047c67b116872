/** Options that the servers want only from root, as in a container: to stay root there. */
export function asRoot( ...options: string[] ): string[] {
	return process.getuid?.() === 0 ? options : [];
}
