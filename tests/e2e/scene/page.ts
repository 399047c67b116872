import type { Page } from '@playwright/test';
import type { Rest } from '../session';
import { done, openClinic, OWN, type Clinic } from './clinic';

/** Country code, then the groups in which Moscow's numbers are written. */
const groups = ( number: string ) =>
	( /^\+7(\d{3})(\d{3})(\d\d)(\d\d)$/.exec( number ) ?? [] ).slice( 1 );

/** Ways in which people write a number; each gives the same way for any other. */
export const WRITTEN = {
	international: ( number: string ) => {
		const [ a, b, c, d ] = groups( number );
		return `+7 (${ a }) ${ b }-${ c }-${ d }`;
	},
	national: ( number: string ) => {
		const [ a, b, c, d ] = groups( number );
		return `8 (${ a }) ${ b }-${ c }-${ d }`;
	},
	plain: ( number: string ) => number,
	spaces: ( number: string ) => {
		const [ a, b, c, d ] = groups( number );
		return `+7 ${ a } ${ b } ${ c } ${ d }`;
	},
	dots: ( number: string ) => {
		const [ a, b, c, d ] = groups( number );
		return `8.${ a }.${ b }.${ c }.${ d }`;
	},
	unbreakable: ( number: string ) => {
		const [ a, b, c, d ] = groups( number );
		return `+7&nbsp;(${ a })&nbsp;${ b }‑${ c }‑${ d }`;
	},
	local: ( number: string ) => {
		const [ a, b, c, d ] = groups( number );
		return `(${ a }) ${ b }-${ c }-${ d }`;
	},
} as const;

/** Places of a page that hold the number: the HTML inside of each, for any number. */
const PLACES: Record< string, ( number: string ) => string > = {
	paragraph: ( number ) => `Call ${ WRITTEN.international( number ) } now.`,
	national: ( number ) => `Registry: ${ WRITTEN.national( number ) }, daily`,
	plain: ( number ) => WRITTEN.plain( number ),
	spaces: ( number ) => WRITTEN.spaces( number ),
	dots: ( number ) => WRITTEN.dots( number ),
	unbreakable: ( number ) => WRITTEN.unbreakable( number ),
	local: ( number ) => `Moscow, ${ WRITTEN.local( number ) }`,
	split: ( number ) => {
		const [ a, b, c, d ] = groups( number );
		return `+7 <small>(${ a })</small> <b>${ b }-${ c }</b>‑<i>${ d }</i>`;
	},
	link: ( number ) =>
		`<a href="tel:${ number }">${ WRITTEN.national( number ) }</a>`,
	button: ( number ) =>
		`<a class="button" href="tel:${ number }" aria-label="Call ${ WRITTEN.international(
			number
		) }">Call us</a>`,
	twice: ( number ) =>
		`${ WRITTEN.international( number ) } or ${ WRITTEN.national(
			number
		) }`,
};

/** What looks like the number or holds it as data, and must stay as it is. */
const OTHERS: Record< string, string > = {
	price: 'Implants: 1 112 233 ₽',
	tax: 'INN 749511122330',
	another: '+7 (495) 111-22-34',
	whatsapp: `<a href="https://wa.me/${ OWN.slice( 1 ) }">WhatsApp</a>`,
	mail: '<a href="mailto:84951112233@clinic.test">84951112233@clinic.test</a>',
	data: `<script type="application/ld+json">{"@type":"Dentist","telephone":"${ OWN }"}</script>`,
	typed: `<input name="phone" value="${ OWN }" aria-labelledby="label">`,
	marked: `<span data-ringwell="off">${ WRITTEN.international( OWN ) }</span>`,
};

export const HEADER = ( number: string ) =>
	`Reception: <a href="tel:${ number }">${ WRITTEN.international(
		number
	) }</a>`;
const FOOTER = ( number: string ) => `© Clinic, ${ WRITTEN.spaces( number ) }`;

const place = ( id: string, html: string ) =>
	`<div id="place-${ id }">${ html }</div>`;

const block = ( html: string ) =>
	`<!-- wp:html -->\n${ html }\n<!-- /wp:html -->`;

/** Puts HTML in place of the theme's own header and footer. */
export async function publishParts(
	rest: Rest,
	parts: { header: string; footer: string }
): Promise< void > {
	for ( const [ part, html ] of Object.entries( parts ) ) {
		await done(
			rest,
			'POST',
			`/wp/v2/template-parts/twentytwentyfive//${ part }`,
			{ content: block( html ) }
		);
	}
}

/** Publishes a page with the clinic's number in its header, body and footer, and gives its path. */
export async function publishPage(
	rest: Rest,
	slug = 'implants'
): Promise< string > {
	await publishParts( rest, {
		header: place( 'header', HEADER( OWN ) ),
		footer: place( 'footer', FOOTER( OWN ) ),
	} );
	const inner = [
		...Object.entries( PLACES ).map( ( [ id, html ] ) =>
			place( id, html( OWN ) )
		),
		...Object.entries( OTHERS ).map( ( [ id, html ] ) =>
			place( id, html )
		),
	].join( '\n' );
	await done( rest, 'POST', '/wp/v2/pages', {
		status: 'publish',
		slug,
		title: slug,
		content: block( inner ),
	} );
	return `/${ slug }/`;
}

/** The clinic with such a page. */
export async function clinicWithPage(
	rest: Rest
): Promise< { clinic: Clinic; path: string } > {
	return {
		clinic: await openClinic( rest ),
		path: await publishPage( rest ),
	};
}

/** What the page must hold, place by place, when it shows this number. */
export function expectedPlaces( number: string ): Record< string, string > {
	return {
		header: HEADER( number ),
		...Object.fromEntries(
			Object.entries( PLACES ).map( ( [ id, html ] ) => [
				id,
				html( number ),
			] )
		),
		...OTHERS,
		footer: FOOTER( number ),
	};
}

/** What the page holds, place by place. */
export function placesOf( page: Page ): Promise< Record< string, string > > {
	return page
		.locator( '[id^="place-"]' )
		.evaluateAll( ( all ) =>
			Object.fromEntries(
				all.map( ( one ) => [
					one.id.replace( 'place-', '' ),
					one.innerHTML,
				] )
			)
		);
}
