import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useCallbackSettings } from '../../../api/callbacks';
import type { FieldErrors } from '../../../api/error';
import type { Connection } from '../../../api/types';
import { SelectField, TextField } from '../../../components/Field';
import type { BranchDraft } from './draft';

interface Props {
	branch: BranchDraft;
	connections: readonly Connection[];
	errors: FieldErrors;
	/** Whether the phone system is the one that is stored. */
	isStored: boolean;
	onChange: ( change: Partial< BranchDraft > ) => void;
}

/** By which phone system a branch rings its patients, and who of the clinic is rung first. */
export function RingsFirst( props: Props ) {
	const { branch, connections, errors, isStored, onChange } = props;
	// What the server says of the branch as it is stored, of its phone system's help only while it is still that one.
	const known = useCallbackSettings().data?.branches.find(
		( { id } ) => id === branch.id
	);
	const help = isStored && known ? known.clinic_help : '';
	const isNumberShown = ! isStored || ( known?.shows_number ?? true );
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
					help={
						help ||
						__(
							'As your phone system names reception: an extension, a group, a phone.',
							'ringwell'
						)
					}
					value={ branch.clinic }
					maxLength={ 100 }
					disabled={ branch.connection === '0' }
					error={ errors.clinic }
					onChange={ ( clinic ) => onChange( { clinic } ) }
				/>
			</div>
			<TextField
				label={ __( 'Number that the patient sees', 'ringwell' ) }
				help={
					isNumberShown
						? __(
								'Empty: the number that the visitor had on screen, if your phone system has it, else the one of your site.',
								'ringwell'
							)
						: __(
								'This phone system chooses the number by itself: set it in its own settings. So patients are told of none.',
								'ringwell'
							)
				}
				type="tel"
				dir="ltr"
				value={ branch.number }
				maxLength={ 40 }
				error={ errors.number }
				onChange={ ( number ) => onChange( { number } ) }
			/>
			{ known && isStored && branch.connection !== '0' && (
				<Notes whyNot={ known.why_not } warning={ known.warning } />
			) }
		</>
	);
}

/**
 * Why the branch can't ring as it is stored, or what its own leg costs.
 * @param props
 * @param props.whyNot
 * @param props.warning
 */
const Notes = ( { whyNot, warning }: { whyNot: string; warning: string } ) => (
	<>
		{ [ whyNot, warning ]
			.filter( ( text ) => text !== '' )
			.map( ( text ) => (
				<Notice key={ text } status="warning" isDismissible={ false }>
					{ text }
				</Notice>
			) ) }
	</>
);
