import { __ } from '@wordpress/i18n';
import { Card } from '../../../components/Card';
import { TextField } from '../../../components/Field';
import type { FormPart } from '../../../components/useForm';
import { listError, fromLines } from '../lines';
import type { Draft, NumberField } from './draft';

/** Fields in the order in which they are read: name, label, least and most. */
const limits = (): [ NumberField, string, number, number ][] => [
	[ 'per_phone', __( 'Tries for one phone in a day', 'ringwell' ), 1, 20 ],
	[ 'per_day', __( 'Tries in a day altogether', 'ringwell' ), 1, 10_000 ],
	[ 'at_once', __( 'Callbacks at the same time', 'ringwell' ), 1, 50 ],
];

const times = (): [ NumberField, string, number, number ][] => [
	[
		'late_minutes',
		__( 'Not later than so many minutes after the promise', 'ringwell' ),
		10,
		720,
	],
	[
		'clinic_seconds',
		__( 'The clinic’s phone rings, seconds', 'ringwell' ),
		10,
		120,
	],
	[
		'patient_seconds',
		__( 'The patient’s phone rings, seconds', 'ringwell' ),
		10,
		120,
	],
];

/** How often and how long it is rung. */
export function Limits( form: FormPart< Draft > ) {
	const { draft, set, errors } = form;
	return (
		<>
			<Card id="limits" title={ __( 'Limits', 'ringwell' ) }>
				<p>
					{ __(
						'What goes beyond becomes a task for staff.',
						'ringwell'
					) }
				</p>
				<Numbers { ...form } fields={ limits() } />
			</Card>
			<Card id="tries" title={ __( 'Tries', 'ringwell' ) }>
				<TextField
					label={ __(
						'Try again after so many minutes',
						'ringwell'
					) }
					help={ __(
						'2, 10: twice more where nobody was reached. Empty: once is enough.',
						'ringwell'
					) }
					value={ draft.pauses }
					maxLength={ 60 }
					error={ listError(
						errors,
						'pauses',
						fromLines( draft.pauses )
					) }
					onChange={ ( pauses ) => set( { pauses } ) }
				/>
				<Numbers { ...form } fields={ times() } />
			</Card>
		</>
	);
}

function Numbers( {
	draft,
	set,
	errors,
	fields,
}: FormPart< Draft > & { fields: [ NumberField, string, number, number ][] } ) {
	return (
		<div className="ringwell-row">
			{ fields.map( ( [ field, label, min, max ] ) => (
				<TextField
					key={ field }
					label={ label }
					type="number"
					min={ min }
					max={ max }
					value={ draft.numbers[ field ] }
					error={ errors[ field ] }
					onChange={ ( text ) =>
						set( {
							numbers: { ...draft.numbers, [ field ]: text },
						} )
					}
				/>
			) ) }
		</div>
	);
}
