/** An event of Asterisk's manager interface, names in lower case. */
export type ManagerEvent = Readonly< Record< string, unknown > >;

/**
 * A name that came twice has a list; Asterisk's own word for nothing is <unknown>.
 *
 * @param event
 * @param name
 */
export function text( event: ManagerEvent, name: string ): string {
	const value = event[ name ];
	const one: unknown = Array.isArray( value ) ? value[ 0 ] : value;
	return typeof one === 'string' && one !== '<unknown>' ? one : '';
}

/**
 * "s" is where a dialplan goes on without a number.
 * @param said
 */
export const numberOf = ( said: string ): string =>
	said === 's' ? '' : said;

export const isLocal = ( channel: string ): boolean =>
	channel.startsWith( 'Local/' );

/**
 * timestampevents=yes gives each event its time; else it is when we heard of it.
 *
 * @param event
 * @param now
 */
export function timeOf( event: ManagerEvent, now: number ): number {
	const said = /^(\d{9,11})\.\d+$/.exec( text( event, 'timestamp' ) )?.[ 1 ];
	return said === undefined ? now : Number( said );
}

export const patternOf = ( wildcard: string ): RegExp =>
	new RegExp(
		`^${ wildcard
			.split( '*' )
			.map( ( part ) => part.replace( /[.+?^${}()|[\]\\]/g, '\\$&' ) )
			.join( '.*' ) }$`
	);
