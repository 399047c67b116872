import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import { TextField } from '../../../components/Field';
import { addDays } from '../../../words/days';
import { dayText } from '../../../words/time';
import { asMonday } from './draft';

interface Props {
	week: readonly string[];
	/** By day: "0" is Monday. */
	errors: FieldErrors;
	onChange: ( week: string[] ) => void;
}

/** A Monday; the days after it have the names of all days. */
const MONDAY = '2027-01-04';
const dayName = ( day: number ) =>
	dayText( addDays( MONDAY, day ), {
		weekday: 'long',
	} );

/** The hours of each day of the week. */
export function WeekFields( { week, errors, onChange }: Props ) {
	return (
		<fieldset className="ringwell-week">
			<legend>{ __( 'Hours', 'ringwell' ) }</legend>
			<p className="ringwell-help">
				{ __(
					'Like 9:00–18:00, with a break like 9:00–13:00, 14:00–18:00. Empty: closed.',
					'ringwell'
				) }
			</p>
			{ week.map( ( hours, day ) => (
				<TextField
					key={ day }
					label={ dayName( day ) }
					value={ hours }
					maxLength={ 80 }
					placeholder={ __( 'closed', 'ringwell' ) }
					error={ errors[ String( day ) ] }
					onChange={ ( text ) =>
						onChange(
							week.map( ( one, i ) => ( i === day ? text : one ) )
						)
					}
				/>
			) ) }
			<Button
				variant="tertiary"
				__next40pxDefaultSize
				onClick={ () => onChange( asMonday( week ) ) }
			>
				{ __( 'Monday’s hours on all working days', 'ringwell' ) }
			</Button>
		</fieldset>
	);
}
