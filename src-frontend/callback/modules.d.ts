/* WordPress's own module, which is not installed here; and ours, which its import map names. */

declare module '@wordpress/interactivity' {
	export function store< Store extends object >(
		namespace: string,
		part: Store
	): Store;
	/** For what has to be done before the event goes on: preventDefault(). */
	export function withSyncEvent< Act extends ( event: never ) => unknown >(
		act: Act
	): Act;
}

declare module '@ringwell/callback' {
	export function open(): void;
	export function offer(): void;
}
