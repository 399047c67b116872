import { createHmac } from 'node:crypto';

/** What the site can be told; php/Pbx/Own/OwnEvent.php reads it. */
export type Kind = 'start' | 'ring' | 'answer' | 'over' | 'stage' | 'end';

export interface Message {
	/** When it was made, in epoch seconds: signed with it, and always the same when it is sent again. */
	t: number;
	/** A form. The very same bytes are sent each time, by which the site knows a repeat. */
	body: string;
}

/**
 * @param kind
 * @param fields Those that are undefined are left out.
 * @param t      Epoch seconds.
 */
export function message(
	kind: Kind,
	fields: Record< string, string | number | undefined >,
	t: number
): Message {
	const all: Record< string, string | number | undefined > = {
		event: kind,
		...fields,
		t,
	};
	const pairs = Object.entries( all ).flatMap( ( [ name, value ] ) =>
		value === undefined
			? []
			: [ `${ name }=${ encodeURIComponent( value ) }` ]
	);
	return { t, body: pairs.join( '&' ) };
}

/**
 * The header X-Ringwell-Signature; php/Pbx/Own/OwnSignature.php checks it.
 * @param root0
 * @param root0.t
 * @param root0.body
 * @param secret
 */
export function signature( { t, body }: Message, secret: string ): string {
	const hash = createHmac( 'sha256', secret )
		.update( `${ t }.${ body }` )
		.digest( 'hex' );
	return `t=${ t },v1=${ hash }`;
}
