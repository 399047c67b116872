import { sprintf, __ } from '@wordpress/i18n';
import { percent } from '../words/figures';

/**
 * A short bar with its per cent beside it.
 * @param props
 * @param props.value 0 to 1.
 */
export function Probability( { value }: { value: number } ) {
	const text = percent( value );
	return (
		<span className="ringwell-probability">
			<span
				className="ringwell-probability__bar"
				role="img"
				aria-label={ sprintf(
					/* translators: %s: per cent */
					__( 'probability %s', 'ringwell' ),
					text
				) }
			>
				<span
					style={ {
						inlineSize: `${ Math.round( value * 100 ) }%`,
					} }
				/>
			</span>
			<span aria-hidden="true">{ text }</span>
		</span>
	);
}
