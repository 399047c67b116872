/*
 * The page "Simulate a call", its second half: who picks up when the phone system rings for the site, and what rings now. A
 * plain script, so everything stands inside one function.
 */
( function () {
	interface Page {
		path: string;
		words: Record< string, string >;
	}
	interface Call {
		phone: string;
		stage: string;
	}
	const { wp, ringwellDemoReception } = window as unknown as {
		wp: { apiFetch: ( request: object ) => Promise< unknown > };
		ringwellDemoReception: Page;
	};
	const { path, words } = ringwellDemoReception;
	const seconds = 2;
	const choice = document.getElementById( 'ringwell-demo-reception' );
	const kept = document.getElementById( 'ringwell-demo-kept' );
	const list = document.getElementById( 'ringwell-demo-ringing' );

	const say = ( text = '' ) => {
		if ( kept ) {
			kept.textContent = text;
		}
	};

	function show( calls: Call[] ): void {
		const lines = calls.length
			? calls.map(
					( { phone, stage } ) => `${ phone }: ${ words[ stage ] }`
				)
			: [ words.nothing ?? '' ];
		const shown = Array.from( list?.children ?? [] ).map(
			( { textContent } ) => textContent
		);
		// What stays the same is not read out again.
		if ( shown.join( '\n' ) !== lines.join( '\n' ) ) {
			list?.replaceChildren(
				...lines.map( ( line ) => {
					const item = document.createElement( 'li' );
					item.textContent = line;
					return item;
				} )
			);
		}
	}

	async function look(): Promise< void > {
		try {
			show(
				( await wp.apiFetch( { path: `${ path }/bridge` } ) ) as Call[]
			);
		} catch {
			// The demo was stopped, or will answer the next time.
		}
		setTimeout( () => void look(), seconds * 1000 );
	}

	choice?.addEventListener( 'change', ( { target } ) => {
		if ( ! ( target instanceof HTMLInputElement ) ) {
			return;
		}
		say();
		wp.apiFetch( {
			path: `${ path }/reception`,
			method: 'POST',
			data: { ending: target.value },
		} )
			.then( () => say( words.kept ) )
			.catch( ( refusal: unknown ) => {
				const { message = '' } = refusal as { message?: string };
				say( `${ words.failed } ${ message }` );
			} );
	} );
	void look();
} )();
