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
		const began = Date.now();
		try {
			await fetch( ringwellDemoTick, {
				method: 'POST',
				credentials: 'omit',
			} );
		} catch {
			// The demo was stopped, or another page is being opened.
		}
		// A slow machine has its time for visitors first: Playground answers one request after the other.
		const pause = ( document.hidden ? secondsUnseen : seconds ) * 1000;
		setTimeout(
			() => void tick(),
			Math.max( pause, 2 * ( Date.now() - began ) )
		);
	}

	void tick();
} )();
