import type { GivenNumber } from './messages.ts';

/** What a page shows for a target, and until when. Kept in storage as it is. */
export interface Given extends GivenNumber {
	/** When it was heard of and until when it may be trusted, UTC milliseconds by this browser's clock. */
	at: number;
	until: number;
	/** Its links dial the fallback, because its time ran out while nobody looked. */
	isDoubted?: boolean;
	/** What is painted in its place for the time being. */
	instead?: Given | undefined;
}

/** A static number is nobody's to take: remembering it for half an hour spares the next page the flicker. */
const STATIC_TTL = 1800;

/** Neither an answer nor storage is believed to hold phone numbers. */
export const isUsable = ( { number, fallback }: GivenNumber ): boolean =>
	/^(\+[1-9]\d{5,14},?){2}$/.test( `${ number },${ fallback }` );

/** A clock that went back counts as time run out. */
export const isPast = ( { at, until }: Given ): boolean => {
	const now = Date.now();
	// Words that are no times count as past, too.
	return ! ( at <= now && now <= until );
};

export const givenOf = ( number: GivenNumber ): Given => {
	const { kind, ttl = kind === 'static' ? STATIC_TTL : 0 } = number;
	const at = Date.now();
	return { ...number, at, until: at + ttl * 1000 };
};
