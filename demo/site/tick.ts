/*
 * The bridge of the demo goes on whenever a page asks it to. A plain script, so everything stands inside one function.
 */
( function () {
	const { ringwellDemoTick } = window as unknown as {
		ringwellDemoTick: string;
	};
	const seconds = 3;
	const secondsUnseen = 20;

	async function tick(): Promise< void > {
		try {
			await fetch( ringwellDemoTick, {
				method: 'POST',
				credentials: 'omit',
			} );
		} catch {
			// The demo was stopped, or another page is being opened.
		}
		setTimeout(
			() => void tick(),
			( document.hidden ? secondsUnseen : seconds ) * 1000
		);
	}

	void tick();
} )();
