/* The page "Simulate a call": each step of the call posts the phone system's own events. */
( function () {
	const { path, story, words } = window.ringwellDemo;
	const form = document.getElementById( 'ringwell-demo-phone' );
	const hangUp = document.getElementById( 'ringwell-demo-hang-up' );
	const state = document.getElementById( 'ringwell-demo-state' );
	const ringSeconds = 3;
	const patience = 8;

	const send = ( to, data ) =>
		window.wp.apiFetch( { path: path + to, method: 'POST', data } );

	function say( text, link ) {
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

	/* Resolves with true after so many seconds, with false when somebody hangs up. */
	function wait( seconds ) {
		return new Promise( ( done ) => {
			const timer = setTimeout( () => done( true ), seconds * 1000 );
			hangUp.onclick = () => {
				clearTimeout( timer );
				done( false );
			};
		} );
	}

	/* The event is worked on after the door's answer, so the call may take a moment to be there. */
	async function findCall( id ) {
		for ( let tries = 0; tries < 20; tries++ ) {
			const { call } = await window.wp.apiFetch( {
				path: `${ path }/${ id }`,
			} );
			if ( call !== null ) {
				return call;
			}
			await new Promise( ( done ) => setTimeout( done, 500 ) );
		}
		return null;
	}

	async function ring() {
		const data = new FormData( form );
		const isAnswered = data.get( 'result' ) === 'answered';
		const { id } = await send( '', {
			number: data.get( 'number' ),
			caller: data.get( 'caller' ),
		} );
		hangUp.parentElement.hidden = false;
		say( words.ringing );
		const isPatient = await wait( isAnswered ? ringSeconds : patience );
		const isTalk = isPatient && isAnswered;
		if ( isTalk ) {
			await send( `/${ id }`, { step: 'answer' } );
			say( words.talking );
			await wait( Number( data.get( 'talk' ) ) );
		}
		hangUp.parentElement.hidden = true;
		await send( `/${ id }`, { step: 'end' } );
		say( words.waiting );
		const call = await findCall( id );
		say(
			isTalk ? words.over : words.missed,
			call === null
				? null
				: { href: story + String( call ), text: words.story }
		);
	}

	function reason( error ) {
		const fields = Object.values( error?.data?.params ?? {} );
		return [ words.failed, ...fields, fields.length ? '' : error?.message ]
			.filter( Boolean )
			.join( ' ' );
	}

	form.addEventListener( 'click', ( event ) => {
		const number = event.target.dataset?.number;
		if ( number ) {
			form.elements.number.value = number;
		}
	} );
	form.addEventListener( 'submit', ( event ) => {
		event.preventDefault();
		const submit = form.querySelector( '[type="submit"]' );
		submit.disabled = true;
		ring()
			.catch( ( error ) => say( reason( error ) ) )
			.finally( () => {
				submit.disabled = false;
				hangUp.parentElement.hidden = true;
			} );
	} );
} )();
