import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Door } from '../doors';
import type { Answer } from '../http';
import type { Clinic } from './clinic';
import type { Lines } from './pace';

/** Whoever sends a form: where from, by which phone. */
export interface Sender {
	number: number;
	phone: string;
	address: string;
}

export interface Kind {
	name: string;
	send: ( at: Senders, sender: Sender ) => Promise< Answer >;
	/** What the door answers; 201 unless it says otherwise. */
	statuses?: number[];
}

/** What a token must be old before it proves a person, and a little more. */
const RIPE_MS = 3300;
/** Longer than the door takes, and shorter. */
const ENORMOUS = [ 70_000, 60_000 ];
const RUBBISH = [
	'',
	'[]',
	'null',
	'{"form":',
	'{"form":{"$gt":0},"phone":["x"]}',
	'a=b&c=d',
	`{"phone":"'; DROP TABLE wp_users; --"}`,
	'[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
];
const NAME = 'Anna';
const QUESTION = 'Do you work on Sunday?';
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101';

export const hex = ( bytes: number ): string =>
	randomBytes( bytes ).toString( 'hex' );

/** What all senders have at hand. */
export class Senders {
	private shared: Promise< string > | undefined;

	constructor(
		private readonly lines: Lines,
		private readonly clinic: Clinic,
		private readonly door: Door,
		private readonly url: string
	) {}

	/** A form as a script sends it: what calls back and what asks in turn. */
	send( sender: Sender, more: object = {} ): Promise< Answer > {
		const kind = this.kindFor( sender );
		return this.post( sender, `${ kind }s`, {
			...this.clinic.forms[ kind ],
			key: hex( 16 ),
			phone: sender.phone,
			name: NAME,
			comment: QUESTION,
			agreed: true,
			page: `${ this.url }/`,
			...more,
		} );
	}

	post(
		sender: Sender,
		path: string,
		body: object | string,
		type = 'application/json'
	): Promise< Answer > {
		return this.lines.post(
			path.startsWith( '/' ) ? path : `/wp-json/ringwell/v1/${ path }`,
			typeof body === 'string' ? body : JSON.stringify( body ),
			{
				'Content-Type': type,
				'X-Test-Address': sender.address,
				'User-Agent': BROWSER,
			}
		);
	}

	/** What the form is given when somebody begins. */
	async token( sender: Sender ): Promise< string > {
		const { form, config } = this.clinic.forms[ this.kindFor( sender ) ];
		const { body } = await this.post( sender, `forms/${ form }/open`, {
			config,
		} );
		return ( JSON.parse( body ) as { token: string } ).token;
	}

	/** One token for all who ask for it. */
	sharedToken( sender: Sender ): Promise< string > {
		this.shared ??= this.ripeToken( sender );
		return this.shared;
	}

	async ripeToken( sender: Sender ): Promise< string > {
		const token = await this.token( sender );
		await pause( RIPE_MS );
		return token;
	}

	sendPlain( sender: Sender ): Promise< Answer > {
		const kind = this.kindFor( sender );
		const { form, config } = this.clinic.forms[ kind ];
		const fields = new URLSearchParams( {
			form: String( form ),
			config,
			phone: sender.phone,
			name: NAME,
			comment: QUESTION,
			agreed: '1',
			website: '',
		} );
		return this.post(
			sender,
			`${ kind }s`,
			fields.toString(),
			'application/x-www-form-urlencoded'
		);
	}

	/** A visit that shows a person: the page asks for a number, and tells that somebody moves the mouse. */
	async visit(
		sender: Sender
	): Promise< { visitor: string; visit: string } > {
		const ids = { visitor: hex( 16 ), visit: hex( 16 ) };
		const lease = await this.lease( sender, ids );
		const [ shown ] = (
			JSON.parse( lease.body ) as { numbers: Array< { number: string } > }
		 ).numbers;
		await this.post( sender, this.door.activity, {
			...ids,
			config: this.clinic.page,
			shown: [ { target: this.clinic.target, number: shown?.number } ],
			events: [
				{ type: 'painted', ago: 0 },
				{ type: 'active', ago: 0 },
			],
		} );
		return ids;
	}

	lease(
		sender: Sender,
		ids = { visitor: hex( 16 ), visit: hex( 16 ) }
	): Promise< Answer > {
		const url = `${ this.url }/?utm_source=yandex`;
		return this.post( sender, this.door.lease, {
			...ids,
			page: { url, referrer: '' },
			landing: { url, referrer: '', ago: 0 },
			targets: [ this.clinic.target ],
			consent: 'full',
			config: this.clinic.page,
		} );
	}

	private kindFor( { number }: Sender ): 'callback' | 'request' {
		return number % 2 === 0 ? 'callback' : 'request';
	}
}

export const BY_HAND: Kind = {
	name: 'as by hand',
	send: async ( at, one ) =>
		at.send( one, { token: await at.ripeToken( one ), inputs: 14 } ),
};

/** What programs do at forms. What they send at most proves that they can wait. */
export const KINDS: Kind[] = [
	{ name: 'no token', send: ( at, one ) => at.send( one ) },
	{
		name: 'filled-in trap',
		send: ( at, one ) =>
			at.send( one, { website: 'https://spam.example' } ),
	},
	{
		name: 'forged token',
		send: ( at, one ) =>
			at.send( one, {
				token: `1.${ Date.now() - 9000 }.${ hex( 8 ) }.${ hex( 16 ) }`,
				inputs: 9,
			} ),
	},
	{
		name: 'one token for all',
		send: async ( at, one ) =>
			at.send( one, { token: await at.sharedToken( one ), inputs: 9 } ),
	},
	{
		name: 'too quick',
		send: async ( at, one ) =>
			at.send( one, { token: await at.token( one ), inputs: 9 } ),
	},
	{ name: 'without scripts', send: ( at, one ) => at.sendPlain( one ) },
	BY_HAND,
	{
		name: 'one phone',
		send: ( at, one ) => at.send( { ...one, phone: '+79280000000' } ),
	},
	{
		name: 'one network',
		send: ( at, one ) =>
			at.send( { ...one, address: `46.7.7.${ one.number % 250 }` } ),
	},
	{
		name: 'rubbish',
		send: ( at, one ) =>
			at.post(
				one,
				'callbacks',
				RUBBISH[ one.number % RUBBISH.length ]!
			),
		statuses: [ 400 ],
	},
	{
		name: '64 kB',
		send: ( at, one ) =>
			at.send( one, {
				comment: 'x'.repeat( ENORMOUS[ one.number % 2 ]! ),
			} ),
		statuses: [ 400, 413 ],
	},
];

/** Programs that do at a page all that a person does. */
export const VISITS: Kind = {
	name: 'as of a visit',
	send: async ( at, one ) => at.send( one, await at.visit( one ) ),
};
