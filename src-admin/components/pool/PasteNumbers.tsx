import { __, _n, sprintf } from '@wordpress/i18n';
import type { ReadLine } from '../../api/types';
import { Busy } from '../Busy';
import { TextAreaField } from '../Field';
import { Unbroken } from '../Unbroken';
import { usable } from './pasted';
import type { Reading } from './useReading';

interface Props {
	text: string;
	onChange: ( text: string ) => void;
	reading: Reading;
	/** What saving had against single numbers. */
	refused: ReadonlyMap< string, string >;
	error?: string | undefined;
}

/** A box to paste numbers into, in any format, and below it what was understood. */
export function PasteNumbers( {
	text,
	onChange,
	reading,
	refused,
	error,
}: Props ) {
	const count = usable( reading.lines ).length;
	return (
		<>
			<TextAreaField
				label={ __( 'Numbers, in any format', 'ringwell' ) }
				help={ __( 'One a line, or separated by commas.', 'ringwell' ) }
				rows={ 5 }
				placeholder={ '+7 495 111-22-33\n8 (495) 111-22-34' }
				value={ text }
				onChange={ onChange }
				error={ reading.error?.message ?? error }
			/>
			<Busy isBusy={ ! reading.isCurrent } live>
				{ reading.lines.length > 0 && (
					<>
						<p>
							{ sprintf(
								/* translators: %d: number of phone numbers */
								_n(
									'%d number will be added:',
									'%d numbers will be added:',
									count,
									'ringwell'
								),
								count
							) }
						</p>
						<ul className="ringwell-read">
							{ reading.lines.map( ( line, i ) => (
								<ReadLineItem
									key={ `${ line.line }${ i }` }
									line={ line }
									refusal={ refused.get( line.number ?? '' ) }
								/>
							) ) }
						</ul>
					</>
				) }
			</Busy>
		</>
	);
}

function ReadLineItem( {
	line,
	refusal,
}: {
	line: ReadLine;
	refusal: string | undefined;
} ) {
	const problem = refusal ?? line.problem_text;
	return (
		<li className={ problem ? 'has-problem' : '' }>
			<bdi className="ringwell-phone">{ line.written || line.line }</bdi>
			{ problem ? (
				<span>
					<Unbroken text={ problem } />
				</span>
			) : (
				<span className="ringwell-muted">
					{ __( 'understood', 'ringwell' ) }
				</span>
			) }
		</li>
	);
}
