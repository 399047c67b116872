/** Telephones carry no more than 4 kHz, so this is all that there is, and half an hour of it fits into 60 MB. */
const RATE = 8000;

/**
 * How loud a sound is along its length.
 *
 * @param samples From -1 to 1.
 * @param count   Into how many equal parts it is taken.
 * @return        The loudest of each part, 0 to 1, where 1 is the loudest of all.
 */
export function peaks( samples: Float32Array, count: number ): number[] {
	const found = Array.from( { length: count }, ( _, part ) => {
		let loudest = 0;
		const end = Math.ceil( ( ( part + 1 ) * samples.length ) / count );
		for (
			let i = Math.floor( ( part * samples.length ) / count );
			i < end;
			i++
		) {
			loudest = Math.max( loudest, Math.abs( samples[ i ] ?? 0 ) );
		}
		return loudest;
	} );
	const most = Math.max( ...found );
	return most > 0 ? found.map( ( peak ) => peak / most ) : found;
}

/**
 * The picture of a file, as the browser decodes it.
 * @param sound
 * @param count
 * @return      null where the browser can't.
 */
export async function peaksOf(
	sound: Blob,
	count: number
): Promise< number[] | null > {
	try {
		const context = new OfflineAudioContext( 1, 1, RATE );
		const decoded = await context.decodeAudioData(
			await sound.arrayBuffer()
		);
		return peaks( decoded.getChannelData( 0 ), count );
	} catch {
		return null;
	}
}
