import { registerBlockBindingsSource } from '@wordpress/blocks';
import { allTargets, targetOf } from './targets';
import type { EditorTarget } from './targets';

/** As php/Site/NumberBinding.php gives it to each attribute. */
export const boundValue = (
	{ html, text, href }: EditorTarget,
	attribute: string
): string => {
	if ( attribute === 'url' || attribute === 'href' ) {
		return href;
	}
	return attribute === 'content' ? html : text;
};

export const registerBinding = (): void =>
	registerBlockBindingsSource( {
		name: 'ringwell/number',
		getValues: ( { bindings } ) =>
			Object.fromEntries(
				Object.entries( bindings ).flatMap(
					( [ attribute, { args } ] ) => {
						const target = targetOf( args?.target );
						return target
							? [ [ attribute, boundValue( target, attribute ) ] ]
							: [];
					}
				)
			),
		// WordPress offers it in the block's settings since 6.9; before, bindings are written as markup.
		getFieldsList: () =>
			allTargets().map( ( { id, text } ) => ( {
				label: text,
				type: 'string',
				args: { target: id },
			} ) ),
	} );
