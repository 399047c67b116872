/** A phone number within a text, in whatever way it is written, masked ones too. */
const NUMBER =
	/([+(]?\b\d(?:(?: ··· |[ \u00a0().\u2011-]{0,2})\d){6,14}(?!\d))/;

/**
 * A text in which no phone number breaks at the end of a line.
 * @param props
 * @param props.text
 */
export const Unbroken = ( { text }: { text: string } ) => (
	<>
		{ text.split( NUMBER ).map( ( part, i ) =>
			// What the pattern caught stands between the rest.
			i % 2 === 1 ? (
				<bdi key={ i } className="ringwell-phone">
					{ part }
				</bdi>
			) : (
				part
			)
		) }
	</>
);
