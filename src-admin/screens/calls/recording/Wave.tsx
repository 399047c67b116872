interface Props {
	/** 0 to 1 each; null while there is no picture, or can't be one. */
	bars: number[] | null;
	/** How much was played, 0 to 1. */
	share: number;
}

const HEIGHT = 40;
const LEAST = 2;

/** How loud the talk is along its length, what was played in another colour; the slider above it says the same in words. */
export function Wave( { bars, share }: Props ) {
	const played = `${ ( Math.min( 1, Math.max( 0, share ) ) * 100 ).toFixed( 2 ) }%`;
	if ( bars === null ) {
		return (
			<span className="ringwell-wave is-plain" aria-hidden="true">
				<span style={ { inlineSize: played } } />
			</span>
		);
	}
	const path = bars
		.map( ( bar, i ) => {
			const size = Math.max( LEAST, bar * HEIGHT );
			return `M${ i * 3 + 1 } ${ ( HEIGHT - size ) / 2 }v${ size }`;
		} )
		.join( '' );
	const picture = (
		<svg
			viewBox={ `0 0 ${ bars.length * 3 } ${ HEIGHT }` }
			preserveAspectRatio="none"
		>
			<path d={ path } />
		</svg>
	);
	return (
		<span className="ringwell-wave" aria-hidden="true">
			{ picture }
			<span
				className="ringwell-wave__played"
				style={ { clipPath: `inset(0 calc(100% - ${ played }) 0 0)` } }
			>
				{ picture }
			</span>
		</span>
	);
}
