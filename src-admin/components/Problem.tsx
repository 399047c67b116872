import { Unbroken } from './Unbroken';

/**
 * Why something was not done, read out at once; nothing where all is well.
 * @param props
 * @param props.text
 */
export const Problem = ( { text }: { text: string } ) =>
	text === '' ? null : (
		<p className="ringwell-error" role="alert">
			<Unbroken text={ text } />
		</p>
	);
