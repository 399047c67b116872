import { doorsOf } from '../lib/doors.ts';
import { ago } from '../lib/ago.ts';
import { isHidden } from '../lib/lifecycle.ts';
import type {
	ActivityAnswer,
	ActivityRequest,
	EventType,
} from '../lib/messages.ts';
import type { Page } from '../lib/page.ts';
import { post } from '../lib/post.ts';
import { hear } from './hear.ts';
import { rememberGone } from './rememberGone.ts';
import { isDue } from './trust.ts';

/** As the schema of the message allows. */
const MOST_EVENTS = 50;

/** Sent at once: a tap or a copy protects the number, and the first sign of a person confirms the lease. */
const PROTECTS = /tap|copy/;
const CONFIRMS = /active|seen/;

interface Happened {
	_type: EventType;
	_target: number | undefined;
	_from: string | undefined;
	_at: number;
}

export interface Beat {
	/** Notes what happened; it goes with the next message, or at once if it can't wait. */
	_note: ( type: EventType, target?: number, from?: string ) => void;
	/** Tells and asks now. */
	_send: () => void;
	/** The last word of a page that goes. */
	_leave: () => void;
}

/** What a page tells the server while it is looked at, and asks: once a beat at most, but for what can't wait. */
export const createBeat = ( page: Page ): Beat => {
	const { config } = page;
	let happened: Happened[] = [];
	let isConfirmed = false;
	let timer: ReturnType< typeof setTimeout > | undefined;

	const message = (): ActivityRequest => ( {
		visitor: page.visit?.visitor ?? '',
		visit: page.visit?.visit ?? '',
		config: config.config,
		shown: [ ...page.given ].map( ( [ target, { number } ] ) => ( {
			target,
			number,
		} ) ),
		events: happened.map( ( { _type, _target, _from, _at } ) => ( {
			type: _type,
			ago: ago( _at ),
			...( _target && { target: _target } ),
			...( _from && { from: _from } ),
		} ) ),
	} );

	const wait = () => {
		clearTimeout( timer );
		timer = setTimeout( () => {
			if ( ! isHidden() && ( happened.length || isDue( page ) ) ) {
				void send();
			} else {
				wait();
			}
		}, page.seconds * 1000 );
	};

	const note = ( _type: EventType, _target?: number, _from?: string ) => {
		// Of input only the last moment counts.
		happened = happened
			.filter( ( was ) => _type !== 'active' || was._type !== _type )
			.slice( 1 - MOST_EVENTS );
		happened.push( { _type, _target, _from, _at: Date.now() } );
		if (
			PROTECTS.test( _type ) ||
			( ! isConfirmed && CONFIRMS.test( _type ) )
		) {
			isConfirmed = true;
			void send();
		}
	};

	const send = async () => {
		const told = happened;
		const question = message();
		happened = [];
		wait();
		const answer = await post< ActivityAnswer >(
			config,
			'activity',
			question
		);
		rememberGone( config );
		if ( answer ) {
			const taken = hear( page, answer.numbers, question.shown );
			taken.forEach( ( { target, number } ) =>
				note( 'switched', target, number )
			);
			page.refresh();
		} else {
			// The server stumbled: told again with the next beat.
			happened = [ ...told, ...happened ].slice( -MOST_EVENTS );
		}
	};

	rememberGone( config );
	wait();
	return {
		_note: note,
		_send: () => void send(),
		_leave: () => {
			// A string goes as plain text: a beacon may not ask another site first whether it may say JSON.
			navigator.sendBeacon(
				doorsOf( config ).activity,
				JSON.stringify( message() )
			);
			happened = [];
		},
	};
};
