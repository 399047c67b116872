/*
 * The page "Simulate a call": each step of the call posts the phone system's own events. A plain script, so everything
 * stands inside one function.
 */
( function () {
	interface Page {
		path: string;
		story: string;
		words: Record<
			| 'ringing'
			| 'talking'
			| 'missed'
			| 'over'
			| 'story'
			| 'waiting'
			| 'failed',
			string
		>;
	}
	interface Request {
		path: string;
		method?: string;
		data?: Record< string, string >;
	}
	/** What a refused request throws. */
	interface Refusal {
		message?: string;
		data?: { params?: Record< string, string > };
	}
	const { wp, ringwellDemo } = window as unknown as {
		wp: { apiFetch: ( request: Request ) => Promise< unknown > };
		ringwellDemo: Page;
	};
	const { path, story, words } = ringwellDemo;
	const form = here( 'ringwell-demo-phone', HTMLFormElement );
	const number = here( 'ringwell-demo-number', HTMLInputElement );
	const hangUp = here( 'ringwell-demo-hang-up', HTMLButtonElement );
	const hangUpPlace = hangUp.parentElement ?? hangUp;
	const state = here( 'ringwell-demo-state', HTMLElement );
	const ringSeconds = 3;
	const patience = 8;

	function here< T extends HTMLElement >( id: string, kind: new () => T ): T {
		const element = document.getElementById( id );
		if ( element instanceof kind ) {
			return element;
		}
		throw new Error( `The page has no #${ id }` );
	}

	const send = ( to: string, data: Record< string, string > ) =>
		wp.apiFetch( { path: path + to, method: 'POST', data } );

	function say( text: string, link?: { href: string; text: string } ): void {
		const line = document.createElement( 'p' );
		line.textContent = `${ text } `;
		if ( link ) {
			const anchor = document.createElement( 'a' );
			anchor.href = link.href;
			anchor.textContent = link.text;
			line.append( anchor );
		}
		state.replaceChildren( line );
	}

	/** Resolves with true after so many seconds, with false when somebody hangs up. */
	function wait( seconds: number ): Promise< boolean > {
		return new Promise( ( done ) => {
			const timer = setTimeout( () => done( true ), seconds * 1000 );
			hangUp.onclick = () => {
				clearTimeout( timer );
				done( false );
			};
		} );
	}

	/** The event is worked on after the door's answer, so the call may take a moment to be there. */
	async function findCall( id: string ): Promise< number | null > {
		for ( let tries = 0; tries < 20; tries++ ) {
			const { call } = ( await wp.apiFetch( {
				path: `${ path }/${ id }`,
			} ) ) as { call: number | null };
			if ( call !== null ) {
				return call;
			}
			await new Promise( ( done ) => setTimeout( done, 500 ) );
		}
		return null;
	}

	async function ring(): Promise< void > {
		const data = new FormData( form );
		const text = ( name: string ) => {
			const value = data.get( name );
			return typeof value === 'string' ? value : '';
		};
		const isAnswered = text( 'result' ) === 'answered';
		const { id } = ( await send( '', {
			number: text( 'number' ),
			caller: text( 'caller' ),
		} ) ) as { id: string };
		hangUpPlace.hidden = false;
		say( words.ringing );
		const isPatient = await wait( isAnswered ? ringSeconds : patience );
		const isTalk = isPatient && isAnswered;
		if ( isTalk ) {
			await send( `/${ id }`, { step: 'answer' } );
			say( words.talking );
			await wait( Number( text( 'talk' ) ) );
		}
		hangUpPlace.hidden = true;
		await send( `/${ id }`, { step: 'end' } );
		say( words.waiting );
		const call = await findCall( id );
		say(
			isTalk ? words.over : words.missed,
			call === null
				? undefined
				: { href: story + String( call ), text: words.story }
		);
	}

	function reason( { message, data }: Refusal ): string {
		const fields = Object.values( data?.params ?? {} );
		return [ words.failed, ...fields, fields.length ? '' : message ]
			.filter( Boolean )
			.join( ' ' );
	}

	form.addEventListener( 'click', ( event ) => {
		const chosen =
			event.target instanceof HTMLElement
				? event.target.dataset.number
				: undefined;
		if ( chosen ) {
			number.value = chosen;
		}
	} );
	form.addEventListener( 'submit', ( event ) => {
		event.preventDefault();
		const submit = form.querySelector< HTMLButtonElement >(
			'button[type="submit"]'
		);
		const setBusy = ( isBusy: boolean ) => {
			if ( submit ) {
				submit.disabled = isBusy;
			}
		};
		setBusy( true );
		void ring()
			.catch( ( refusal: unknown ) =>
				say( reason( refusal as Refusal ) )
			)
			.finally( () => {
				setBusy( false );
				hangUpPlace.hidden = true;
			} );
	} );
} )();
