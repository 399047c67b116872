import { __ } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import type { Connection } from '../../../api/types';
import { SelectField, TextField } from '../../../components/Field';
import type { BranchDraft } from './draft';

interface Props {
	branch: BranchDraft;
	connections: readonly Connection[];
	errors: FieldErrors;
	onChange: ( change: Partial< BranchDraft > ) => void;
}

/** By which phone system a branch rings its patients, and who of the clinic is rung first. */
export function RingsFirst( { branch, connections, errors, onChange }: Props ) {
	return (
		<>
			<div className="ringwell-row">
				<SelectField
					label={ __(
						'Phone system that rings patients',
						'ringwell'
					) }
					value={ branch.connection }
					options={ [
						{
							value: '0',
							label: __( 'None: staff ring', 'ringwell' ),
						},
						...connections.map( ( { id, name } ) => ( {
							value: String( id ),
							label: name,
						} ) ),
					] }
					error={ errors.connection }
					onChange={ ( connection ) => onChange( { connection } ) }
				/>
				<TextField
					label={ __( 'Who is rung first', 'ringwell' ) }
					help={ __(
						'As your phone system names reception: an extension, a group, a phone.',
						'ringwell'
					) }
					value={ branch.clinic }
					maxLength={ 100 }
					disabled={ branch.connection === '0' }
					error={ errors.clinic }
					onChange={ ( clinic ) => onChange( { clinic } ) }
				/>
			</div>
			<TextField
				label={ __( 'Number that the patient sees', 'ringwell' ) }
				help={ __(
					'Empty: the number that the visitor had on screen, if your phone system has it, else the one of your site.',
					'ringwell'
				) }
				type="tel"
				dir="ltr"
				value={ branch.number }
				maxLength={ 40 }
				error={ errors.number }
				onChange={ ( number ) => onChange( { number } ) }
			/>
		</>
	);
}
