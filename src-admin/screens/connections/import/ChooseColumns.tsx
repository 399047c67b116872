import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import { SelectField, TextField } from '../../../components/Field';
import { zoneOptions } from '../zoneOptions';
import { COLUMNS, without } from './columns';
import type { Column, Columns } from './columns';
import type { Sheet } from './parse';
import type { Plan } from './steps';
import { columnText } from './words';

interface Props {
	headings: readonly string[];
	plan: Plan;
	errors: FieldErrors;
	isFixed: boolean;
	onChange: ( plan: Plan ) => void;
}

export function ChooseColumns( {
	headings,
	plan,
	errors,
	isFixed,
	onChange,
}: Props ) {
	const { columns } = plan;
	const choose = ( column: Column, place: string ) =>
		onChange( {
			...plan,
			columns:
				place === ''
					? without( columns, column )
					: { ...columns, [ column ]: Number( place ) },
		} );
	const options = [
		{ value: '', label: __( 'Not in the file', 'ringwell' ) },
		...headings.map( ( heading, place ) => ( {
			value: String( place ),
			label: heading,
		} ) ),
	];
	return (
		<>
			<div className="ringwell-row ringwell-columns">
				{ COLUMNS.map( ( column ) => (
					<SelectField
						key={ column }
						label={ columnText( column ) }
						value={ String( columns[ column ] ?? '' ) }
						error={ errors[ `columns.${ column }` ] }
						options={ options }
						disabled={ isFixed }
						onChange={ ( place ) => choose( column, place ) }
					/>
				) ) }
				{ columns.did === undefined && (
					<TextField
						label={ __( 'Always this number', 'ringwell' ) }
						type="tel"
						dir="ltr"
						maxLength={ 64 }
						value={ plan.fixed?.did ?? '' }
						error={ errors[ 'fixed.did' ] }
						disabled={ isFixed }
						onChange={ ( did ) =>
							onChange( {
								...plan,
								fixed: { ...plan.fixed, did },
							} )
						}
					/>
				) }
				<SelectField
					label={ __( 'Time zone of the times', 'ringwell' ) }
					value={ plan.zone ?? '' }
					error={ errors.zone }
					options={ zoneOptions( plan.zone ?? '' ) }
					disabled={ isFixed }
					onChange={ ( zone ) => onChange( { ...plan, zone } ) }
				/>
			</div>
			{ columns.direction !== undefined && (
				<ToggleControl
					className="ringwell-field"
					label={ __(
						'When the clinic rings out, caller and number change places',
						'ringwell'
					) }
					checked={ plan.swaps ?? true }
					disabled={ isFixed }
					onChange={ ( swaps ) => onChange( { ...plan, swaps } ) }
					__nextHasNoMarginBottom
				/>
			) }
		</>
	);
}

const SHOWN = 3;

/**
 * The first rows as they stand in the file, so that a wrong column and wrong letters are seen.
 * @param props
 * @param props.sheet
 * @param props.columns
 */
export const Rows = ( {
	sheet,
	columns,
}: {
	sheet: Sheet;
	columns: Columns;
} ) => (
	<div
		className="ringwell-scroll ringwell-sheet"
		role="region"
		aria-label={ __( 'The first rows of the file', 'ringwell' ) }
		// Else a keyboard can't reach what stands further right.
		tabIndex={ 0 }
	>
		<table className="ringwell-table">
			<thead>
				<tr>
					{ sheet.headings.map( ( heading, place ) => (
						<th key={ place } scope="col">
							{ heading }
							<Badge place={ place } columns={ columns } />
						</th>
					) ) }
				</tr>
			</thead>
			<tbody>
				{ sheet.rows.slice( 0, SHOWN ).map( ( cells, row ) => (
					<tr key={ row }>
						{ sheet.headings.map( ( _, place ) => (
							<td key={ place }>
								<bdi>{ cells[ place ] }</bdi>
							</td>
						) ) }
					</tr>
				) ) }
			</tbody>
		</table>
	</div>
);

function Badge( { place, columns }: { place: number; columns: Columns } ) {
	const ours = COLUMNS.filter( ( column ) => columns[ column ] === place );
	return ours.map( ( column ) => (
		<span key={ column } className="ringwell-badge">
			{ columnText( column ) }
		</span>
	) );
}
