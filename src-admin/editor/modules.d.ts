/* What of WordPress's editor we use: the packages are WordPress's own at run time, and are not installed here. */

declare module '@wordpress/blocks' {
	import type { ComponentType } from 'react';

	interface Edit< Attributes > {
		attributes: Attributes;
		setAttributes: ( changes: Partial< Attributes > ) => void;
	}

	export function registerBlockType< Attributes >(
		name: string,
		settings: {
			edit: ComponentType< Edit< Attributes > >;
			save: () => null;
		}
	): void;

	interface Binding {
		source: string;
		args?: Record< string, unknown >;
	}

	interface Field {
		label: string;
		type: string;
		args: Record< string, unknown >;
	}

	export function registerBlockBindingsSource( source: {
		name: string;
		getValues: ( asked: {
			bindings: Record< string, Binding >;
		} ) => Record< string, string >;
		getFieldsList: () => Field[];
	} ): void;
}

declare module '@wordpress/block-editor' {
	import type { HTMLAttributes, ReactNode } from 'react';

	export function InspectorControls( props: {
		children: ReactNode;
	} ): ReactNode;
	export function useBlockProps(): HTMLAttributes< HTMLElement >;
}

declare module '@wordpress/server-side-render' {
	import type { ComponentType } from 'react';

	const ServerSideRender: ComponentType< {
		block: string;
		attributes: Record< string, unknown >;
		urlQueryArgs?: Record< string, unknown >;
	} >;
	export default ServerSideRender;
}
