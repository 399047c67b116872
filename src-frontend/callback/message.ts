import type { Page } from '../lib/page.ts';

const OPTIONAL = [ 'name', 'comment', 'when', 'website', 'captcha' ];

/** Beside what the fields hold. */
interface Known {
	/** Made once for one filled-in form: sent again, it is the same request. */
	key: string;
	token: string | undefined;
	/** How often something was typed or ticked. */
	inputs: number;
}

/** Who asks, as far as the bundle keeps it and the visitor allows: in memory, so nothing is read or kept here. */
const visitorOf = (): { visitor?: string; visit?: string } => {
	const { ringwellSite } = window as { ringwellSite?: Page };
	const visit = ringwellSite?.visit;
	return visit ? { visitor: visit.visitor, visit: visit.visit } : {};
};

/** What is posted to callbacks or requests. */
export const messageOf = (
	form: HTMLFormElement,
	{ key, token, inputs }: Known
): object => {
	const fields = new FormData( form );
	const text = ( name: string ): string => {
		const value = fields.get( name );
		return typeof value === 'string' ? value.trim() : '';
	};
	const branch = Number( text( 'branch' ) );
	const given = OPTIONAL.map( ( name ) => [ name, text( name ) ] as const );
	return {
		form: Number( text( 'form' ) ),
		config: text( 'config' ),
		key,
		phone: text( 'phone' ),
		agreed: fields.has( 'agreed' ),
		page: location.href.slice( 0, 4000 ),
		inputs,
		...( token ? { token } : {} ),
		...( branch ? { branch } : {} ),
		...Object.fromEntries( given.filter( ( [ , value ] ) => value ) ),
		...visitorOf(),
	};
};
