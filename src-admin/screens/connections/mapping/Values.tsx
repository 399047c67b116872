import { __, _n, sprintf } from '@wordpress/i18n';
import type { AnyDesk } from '../../../api/types';
import { SelectField } from '../../../components/Field';
import type { Draft } from './draft';
import { directionOptions, stateOptions } from './words';

interface Props {
	values: AnyDesk[ 'values' ];
	said: Draft[ 'values' ];
	onChange: ( said: Draft[ 'values' ] ) => void;
}

/**
 * Each word that the messages used, and what it means. What nobody knows makes no call.
 * @param props
 * @param props.values
 * @param props.said
 * @param props.onChange
 */
export function Values( { values, said, onChange }: Props ) {
	if ( values.length === 0 ) {
		return null;
	}
	return (
		<>
			<h3>{ __( 'What their words mean', 'ringwell' ) }</h3>
			<ul className="ringwell-words">
				{ values.map( ( { field, value, means, seen } ) => (
					<li key={ `${ field } ${ value }` }>
						<span>
							<strong>
								<bdi>{ value }</bdi>
							</strong>{ ' ' }
							<span className="ringwell-muted">
								{ sprintf(
									/* translators: %d: how often */
									_n(
										'%d time',
										'%d times',
										seen,
										'ringwell'
									),
									seen
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
									? [
											{
												value: '',
												label: __(
													'Not known: passed over',
													'ringwell'
												),
											},
										]
									: [] ),
								...( field === 'state'
									? stateOptions()
									: directionOptions() ),
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
