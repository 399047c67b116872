import { ago } from '../lib/ago.ts';
import { doorsOf } from '../lib/doors.ts';
import { isHidden } from '../lib/lifecycle.ts';
import type {
	ActivityAnswer,
	ActivityRequest,
	EventType,
	GivenNumber,
	LeaseAnswer,
	Shown,
} from '../lib/messages.ts';
import type { Page } from '../lib/page.ts';
import { post } from '../lib/post.ts';
import { hear } from './hear.ts';
import { joinTabs, type Happened } from './joinTabs.ts';
import { rememberGone } from './rememberGone.ts';
import { isDue, SLEPT_MS } from './trust.ts';

/** As the schema of the message allows. */
const MOST_EVENTS = 50;

/** Sent at once: a tap or a copy protects the number, and the first sign of a person confirms the lease. */
const PROTECTS = /tap|copy/;
const CONFIRMS = /active|seen/;

/** Seconds from one beat to the next, where the server does not want more. */
const SHORTEST_S = 30;

/** A tab that heard another one speak lets it speak first the next time too. */
const MANNERS_MS = 2000;

export interface Beat {
	/** Notes what happened; it goes with the next message of any tab, or at once if it can't wait. */
	_note: ( type: EventType, target?: number, from?: string ) => void;
	/** Tells and asks now. */
	_send: () => void;
	/** The last word of a page that goes. */
	_leave: () => void;
	/** When the server last said something to this tab or to one that spoke for it. */
	_heardAt: () => number;
}

const sameNumbers = ( one: Shown[], other: Shown[] ): boolean =>
	one.length === other.length &&
	one.every( ( { target, number } ) =>
		other.some(
			( also ) => also.target === target && also.number === number
		)
	);

/**
 * What a visit tells the server while somebody looks at it, and asks: once a beat at most, but for what can't wait, and
 * however many tabs it has. Each keeps what all of them have to tell; the visible one whose time comes first says it, and
 * the others forget it. So nothing is lost with a tab that is closed.
 */
export const createBeat = ( page: Page ): Beat => {
	const { config } = page;
	let happened: Happened[] = [];
	let isConfirmed = false;
	let heardAt = 0;
	let timer: ReturnType< typeof setTimeout > | undefined;

	const shown = (): Shown[] =>
		[ ...page.given ].map( ( [ target, { number } ] ) => ( {
			target,
			number,
		} ) );

	const message = (): ActivityRequest => ( {
		visitor: page.visit?.visitor ?? '',
		visit: page.visit?.visit ?? '',
		config: config.config,
		shown: shown(),
		events: happened.map( ( { at, ...event } ) => ( {
			...event,
			ago: ago( at ),
		} ) ),
	} );

	/** What the server wants, if what came as its answer was whole. */
	const seconds = () => {
		const { beat } = ( page.answer ?? {} ) as Partial< LeaseAnswer >;
		return Math.max( beat?.seconds ?? 0, SHORTEST_S );
	};

	/** Consent was withdrawn: nothing is told any more (more/consent). */
	const isForgotten = () => ! page.visit;

	const wait = ( longer = 0 ) => {
		clearTimeout( timer );
		timer = setTimeout(
			() => {
				if ( ! isHidden() && ( happened.length || isDue( page ) ) ) {
					void send();
				} else {
					wait();
				}
			},
			seconds() * 1000 + longer
		);
	};

	const keep = ( event: Happened ) => {
		const { type, target, from } = event;
		const isOther = ( was: Happened ) =>
			was.type !== type || was.target !== target || was.from !== from;
		// Of input only the last moment counts, of all else the first: several tabs may say the same.
		if ( type === 'active' || happened.every( isOther ) ) {
			happened = happened.filter( isOther ).slice( 1 - MOST_EVENTS );
			happened.push( event );
		}
	};

	const note = ( type: EventType, target?: number, from?: string ) => {
		if ( isForgotten() ) {
			return;
		}
		const event = {
			type,
			at: Date.now(),
			...( target && { target } ),
			...( from && { from } ),
		};
		keep( event );
		if (
			PROTECTS.test( type ) ||
			( ! isConfirmed && CONFIRMS.test( type ) )
		) {
			isConfirmed = true;
			void send();
		} else {
			say( { shown: shown(), happened: event } );
		}
	};

	const take = ( numbers: GivenNumber[], asked: Shown[] ) => {
		heardAt = Date.now();
		hear( page, numbers, asked ).forEach( ( { target, number } ) =>
			note( 'switched', target, number )
		);
		page.refresh();
	};

	const send = async () => {
		if ( isForgotten() ) {
			return;
		}
		const told = happened;
		const question = message();
		const asked = { at: Date.now() };
		happened = [];
		wait();
		say( { shown: question.shown, told: isConfirmed } );
		const answer = await post< ActivityAnswer >(
			config,
			'activity',
			question
		);
		if ( isForgotten() ) {
			return;
		}
		rememberGone( config );
		if ( answer ) {
			// Of one that came before the computer slept, or the page was frozen, nobody knows whether it still holds.
			if ( Date.now() - asked.at < SLEPT_MS ) {
				say( { shown: question.shown, numbers: answer.numbers } );
				take( answer.numbers, question.shown );
			}
		} else {
			// The server stumbled: told again with the next beat.
			const since = happened;
			happened = told;
			since.forEach( keep );
		}
	};

	const say = joinTabs( page.visit?.visit, ( word ) => {
		if ( ! sameNumbers( word.shown, shown() ) ) {
			return;
		}
		if ( word.happened ) {
			keep( word.happened );
		}
		if ( word.told !== undefined ) {
			isConfirmed ||= word.told;
			happened = [];
			wait( Math.random() * MANNERS_MS );
		}
		if ( word.numbers ) {
			take( word.numbers, word.shown );
		}
	} );

	rememberGone( config );
	wait();
	return {
		_note: note,
		_send: () => void send(),
		_leave: () => {
			if ( isForgotten() ) {
				return;
			}
			// A string goes as plain text: a beacon may not ask another site first whether it may say JSON.
			navigator.sendBeacon(
				doorsOf( config ).activity,
				JSON.stringify( message() )
			);
			happened = [];
			say( { shown: shown(), told: isConfirmed } );
		},
		_heardAt: () => heardAt,
	};
};
