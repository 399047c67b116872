import { ask } from './ask.ts';

/** What the server says when somebody begins to fill a form in. */
export interface Opening {
	token: string;
	/** Whether somebody is there to call. */
	now: boolean;
	minutes: number | null;
	/** Times that can be chosen, ISO 8601. */
	slots: string[];
	/** Of the branch: IANA name or "+03:00". */
	zone: string;
	/** Country whose numbers are written without a code. */
	region: string;
	/** By this browser's clock. */
	askedAt: number;
	/** When its token may be used. */
	ripe: Promise< void >;
	/** Whether that is by now. */
	isRipe: boolean;
}

/** What the server itself says of it. */
export type Said = Omit< Opening, 'askedAt' | 'ripe' | 'isRipe' >;

/**
 * A token younger than three seconds proves no person, for programs are as fast; what is filled in by the browser itself is
 * sent as fast too. Counted from when it came, later than it was made.
 */
const RIPE_MS = 3_200;

/** The server takes a token for two hours; a form may stand open longer than that. */
const GOOD_MS = 5_400_000;

export const isGood = ( { askedAt }: Opening ): boolean => {
	const age = Date.now() - askedAt;
	return age >= 0 && age < GOOD_MS;
};

/** "…/ringwell/v1/callbacks" → "…/ringwell/v1/forms/3/open", with pretty permalinks or plain ones. */
const addressOf = ( { action }: HTMLFormElement, id: string ): string =>
	action.replace( /(callbacks|requests)\/?$/, `forms/${ id }/open` );

const ripening = ( said: Said, askedAt: number ): Opening => {
	const opening: Opening = {
		...said,
		askedAt,
		isRipe: false,
		ripe: new Promise< void >( ( done ) =>
			setTimeout( done, RIPE_MS )
		).then( () => {
			opening.isRipe = true;
		} ),
	};
	return opening;
};

/** Null where no answer came: the form then goes without a token, and staff see to it. */
export const askOpening = async (
	form: HTMLFormElement
): Promise< Opening | null > => {
	const text = ( name: string ): string =>
		form.querySelector< HTMLInputElement | HTMLSelectElement >(
			`[name=${ name }]`
		)?.value ?? '';
	const branch = Number( text( 'branch' ) );
	const askedAt = Date.now();
	const answer = await ask< Said >( addressOf( form, text( 'form' ) ), {
		config: text( 'config' ),
		...( branch ? { branch } : {} ),
	} );
	return answer?.status === 200 && typeof answer.body.token === 'string'
		? ripening( answer.body, askedAt )
		: null;
};
