import type { AnyDesk, AnyMapping } from '../../../api/types';

export type OurField = keyof AnyMapping[ 'fields' ];

/** Complete, so that the form knows every part of it. */
export interface Draft {
	each: string;
	fields: Partial< Record< OurField, string > >;
	fixed: { did: string; direction: string; state: string };
	values: {
		direction: Record< string, string >;
		state: Record< string, string >;
	};
	swaps: boolean;
	milliseconds: boolean;
}

export const draftOf = ( { mapping }: AnyDesk ): Draft => ( {
	each: mapping.each,
	fields: mapping.fields,
	fixed: {
		did: mapping.fixed.did ?? '',
		direction: mapping.fixed.direction ?? '',
		state: mapping.fixed.state ?? '',
	},
	values: mapping.values,
	swaps: mapping.swaps,
	milliseconds: mapping.milliseconds,
} );

export const isEmpty = ( { fields }: Pick< Draft, 'fields' > ): boolean =>
	Object.values( fields ).every( ( path ) => ! path );

/**
 * What the server takes; what is chosen no more is left out.
 * @param draft
 */
export const mappingOf = ( draft: Draft ): AnyMapping =>
	( {
		...draft,
		fields: Object.fromEntries(
			Object.entries( draft.fields ).filter( ( [ , path ] ) => path )
		),
	} ) as AnyMapping;

/**
 * A field of theirs for one of ours; it can't be two of ours at once, save for times.
 * @param fields
 * @param ours
 * @param path   '' takes it back.
 */
export function withField(
	fields: Draft[ 'fields' ],
	ours: OurField,
	path: string
): Draft[ 'fields' ] {
	return { ...fields, [ ours ]: path };
}

/**
 * One field of theirs, as all messages together show it.
 */
export interface Leaf {
	path: string;
	value: string;
	looks: AnyDesk[ 'messages' ][ number ][ 'fields' ][ number ][ 'looks' ];
}

/**
 * Every field that some message has, with a value that it had: the newest that is not empty.
 * @param messages
 * @param each     Path of the list of calls in a message.
 */
export function leavesOf(
	messages: AnyDesk[ 'messages' ],
	each: string
): Leaf[] {
	const leaves = new Map< string, Leaf >();
	for ( const { fields } of messages ) {
		const isList =
			fields.length > 0 &&
			fields.every( ( { path } ) => /^\d+\./.test( path ) );
		for ( const field of fields ) {
			const path = inItem( field.path, each, isList );
			if ( ! leaves.get( path )?.value ) {
				leaves.set( path, { ...field, path } );
			}
		}
	}
	return [ ...leaves.values() ];
}

/**
 * "calls.0.from" is "from" where a message is a list of calls.
 * @param path
 * @param each
 * @param isList The message itself is one.
 */
function inItem( path: string, each: string, isList: boolean ): string {
	if ( each !== '' && path.startsWith( `${ each }.` ) ) {
		return path.slice( each.length + 1 ).replace( /^\d+\./, '' );
	}
	return each === '' && isList ? path.replace( /^\d+\./, '' ) : path;
}

/**
 * Paths of lists with something below each member: they may be lists of calls.
 * @param messages
 */
export function listsOf( messages: AnyDesk[ 'messages' ] ): string[] {
	const lists = new Set< string >();
	for ( const { path } of messages.flatMap( ( { fields } ) => fields ) ) {
		const found = /^(.+?)\.\d+\../.exec( path );
		if ( found?.[ 1 ] !== undefined ) {
			lists.add( found[ 1 ] );
		}
	}
	return [ ...lists ];
}
