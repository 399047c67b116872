import type { FieldErrors } from '../../api/error';
import { TextAreaField } from '../../components/Field';
import { fromLines, listError } from './lines';

interface Props {
	label: string;
	help: string;
	/** As text, one entry a line. */
	value: string;
	/** Name of the list in the settings: "other_sites". */
	field: string;
	errors: FieldErrors;
	onChange: ( value: string ) => void;
}

export const LinesField = ( { field, errors, ...props }: Props ) => (
	<TextAreaField
		{ ...props }
		rows={ 3 }
		error={ listError( errors, field, fromLines( props.value ) ) }
	/>
);
