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
	/** How lines become entries. */
	read?: ( text: string ) => string[];
	errors: FieldErrors;
	onChange: ( value: string ) => void;
}

export const LinesField = ( {
	field,
	errors,
	read = fromLines,
	...props
}: Props ) => (
	<TextAreaField
		{ ...props }
		rows={ 3 }
		error={ listError( errors, field, read( props.value ) ) }
	/>
);
