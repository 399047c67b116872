import { __, sprintf } from '@wordpress/i18n';
import { SelectField, TextField } from '../../../components/Field';
import type { FormPart } from '../../../components/useForm';
import { ToggleControl } from '@wordpress/components';
import { withField } from './draft';
import type { Draft, Leaf, OurField } from './draft';
import { directionOptions, fieldHelp, fieldText, MAIN, MORE } from './words';

interface Props {
	form: FormPart< Draft >;
	leaves: readonly Leaf[];
	lists: readonly string[];
}

/**
 * Each field of ours, with the fields of theirs to choose from.
 * @param props
 * @param props.form
 * @param props.leaves
 * @param props.lists
 */
export function OurFields( { form, leaves, lists }: Props ) {
	const { draft, set } = form;
	const choose = ( field: OurField ) => (
		<Choose key={ field } field={ field } form={ form } leaves={ leaves } />
	);
	return (
		<>
			{ ( lists.length > 0 || draft.each !== '' ) && (
				<SelectField
					label={ __( 'List of calls in a message', 'ringwell' ) }
					value={ draft.each }
					options={ [
						{
							value: '',
							label: __(
								'None: a message is about one call',
								'ringwell'
							),
						},
						...withChosen( lists, draft.each ).map( ( path ) => ( {
							value: path,
							label: path,
						} ) ),
					] }
					onChange={ ( each ) => set( { each } ) }
				/>
			) }
			{ MAIN.map( choose ) }
			{ draft.fields.direction && (
				<ToggleControl
					className="ringwell-field"
					label={ __(
						'When the clinic rings out, caller and number change places',
						'ringwell'
					) }
					help={ __(
						'As in “from” and “to”. Switch it off where the patient always stands in the same field.',
						'ringwell'
					) }
					checked={ draft.swaps }
					onChange={ ( swaps ) => set( { swaps } ) }
					__nextHasNoMarginBottom
				/>
			) }
			<details className="ringwell-details">
				<summary>
					{ __( 'Times, waiting, recording', 'ringwell' ) }
				</summary>
				{ MORE.map( choose ) }
				<ToggleControl
					className="ringwell-field"
					label={ __(
						'Talk and waiting are counted in milliseconds',
						'ringwell'
					) }
					checked={ draft.milliseconds }
					onChange={ ( milliseconds ) => set( { milliseconds } ) }
					__nextHasNoMarginBottom
				/>
			</details>
		</>
	);
}

function Choose( {
	field,
	form: { draft, set, errors },
	leaves,
}: Pick< Props, 'form' | 'leaves' > & { field: OurField } ) {
	const chosen = draft.fields[ field ] ?? '';
	const known = leaves.map( ( { path } ) => path );
	return (
		<>
			<SelectField
				label={ fieldText( field ) }
				help={ fieldHelp( field ) || undefined }
				value={ chosen }
				error={ errors[ `fields.${ field }` ] }
				options={ [
					{
						value: '',
						label: __( 'Not in the messages', 'ringwell' ),
					},
					...withChosen( known, chosen ).map( ( path ) => ( {
						value: path,
						label: leafText( path, leaves ),
					} ) ),
				] }
				onChange={ ( path ) =>
					set( { fields: withField( draft.fields, field, path ) } )
				}
			/>
			{ field === 'did' && chosen === '' && (
				<TextField
					label={ __( 'Always this number', 'ringwell' ) }
					type="tel"
					dir="ltr"
					maxLength={ 64 }
					value={ draft.fixed.did }
					error={ errors[ 'fixed.did' ] }
					onChange={ ( did ) =>
						set( { fixed: { ...draft.fixed, did } } )
					}
				/>
			) }
			{ field === 'direction' && (
				<SelectField
					label={ __(
						'Where a message does not say whether in or out',
						'ringwell'
					) }
					value={ draft.fixed.direction }
					options={ [
						{
							value: '',
							label: chosen
								? __( 'Wait for one that does', 'ringwell' )
								: __( 'From outside', 'ringwell' ),
						},
						...directionOptions().filter(
							( { value } ) => chosen || value !== 'in'
						),
					] }
					onChange={ ( direction ) =>
						set( { fixed: { ...draft.fixed, direction } } )
					}
				/>
			) }
		</>
	);
}

const withChosen = ( known: readonly string[], chosen: string ): string[] =>
	chosen === '' || known.includes( chosen )
		? [ ...known ]
		: [ chosen, ...known ];

function leafText( path: string, leaves: readonly Leaf[] ): string {
	const value = leaves.find( ( leaf ) => leaf.path === path )?.value;
	return value
		? /* translators: 1: name of a field, 2: what it said last */
			sprintf( __( '%1$s (%2$s)', 'ringwell' ), path, cut( value ) )
		: path;
}

const LONGEST = 40;

const cut = ( text: string ): string =>
	text.length > LONGEST ? `${ text.slice( 0, LONGEST ) }…` : text;
