import { __, _n, sprintf } from '@wordpress/i18n';
import { SelectField } from '../../../components/Field';
import { number } from '../../../words/figures';

type Said = { [ Field in 'state' | 'direction' ]?: Record< string, string > };

interface Word {
	field: 'state' | 'direction';
	value: string;
	means: string;
	seen: number;
}

interface Props< Words extends Said > {
	heading: string;
	words: Word[];
	said: Words;
	/** What is chosen while a word is known to mean nothing. */
	unknown: string;
	optionsOf: (
		field: Word[ 'field' ]
	) => Array< { value: string; label: string } >;
	onChange: ( said: Words ) => void;
}

/**
 * Words of a phone system, each with what it is taken for.
 * @param props
 * @param props.heading
 * @param props.words
 * @param props.said
 * @param props.unknown
 * @param props.optionsOf
 * @param props.onChange
 */
export function Meanings< Words extends Said >( {
	heading,
	words,
	said,
	unknown,
	optionsOf,
	onChange,
}: Props< Words > ) {
	if ( words.length === 0 ) {
		return null;
	}
	return (
		<>
			<h3>{ heading }</h3>
			<ul className="ringwell-words">
				{ words.map( ( { field, value, means, seen } ) => (
					<li key={ `${ field } ${ value }` }>
						<span>
							<strong>
								<bdi>{ value }</bdi>
							</strong>{ ' ' }
							<span className="ringwell-muted">
								{ sprintf(
									/* translators: %s: how often */
									_n(
										'%s time',
										'%s times',
										seen,
										'ringwell'
									),
									number( seen )
								) }
							</span>
						</span>
						<SelectField
							label={ sprintf(
								/* translators: %s: a word of the phone system */
								__( '“%s” means', 'ringwell' ),
								value
							) }
							hideLabel
							value={ means }
							options={ [
								...( means === ''
									? [ { value: '', label: unknown } ]
									: [] ),
								...optionsOf( field ),
							] }
							onChange={ ( meaning ) =>
								onChange( {
									...said,
									[ field ]: {
										...said[ field ],
										[ value ]: meaning,
									},
								} )
							}
						/>
					</li>
				) ) }
			</ul>
		</>
	);
}
