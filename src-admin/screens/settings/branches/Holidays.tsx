import { Button, CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import { errorsBelow } from '../../../api/fields';
import { Card } from '../../../components/Card';
import { TextField } from '../../../components/Field';
import { dayText } from '../../../words/time';
import type { BranchDraft, HolidayDraft } from './draft';

interface Props {
	holidays: readonly HolidayDraft[];
	branches: readonly BranchDraft[];
	errors: FieldErrors;
	onChange: ( holidays: HolidayDraft[] ) => void;
}

/** Days with hours of their own: closed, shorter, or open on a Saturday. */
export function Holidays( { holidays, branches, errors, onChange }: Props ) {
	const stored = branches.filter( ( { id } ) => id !== null );
	return (
		<Card
			id="holidays"
			title={ __( 'Holidays and other days', 'ringwell' ) }
		>
			<p>
				{ __(
					'Days on which the hours of the week don’t hold. Nobody is rung while you are closed.',
					'ringwell'
				) }
			</p>
			{ holidays.map( ( holiday, index ) => (
				<HolidayRow
					key={ index }
					holiday={ holiday }
					branches={ stored.length > 1 ? stored : [] }
					errors={ errorsBelow( errors, String( index ) ) }
					onChange={ ( change ) =>
						onChange(
							holidays.map( ( one, i ) =>
								i === index ? { ...one, ...change } : one
							)
						)
					}
					onRemove={ () =>
						onChange( holidays.filter( ( _, i ) => i !== index ) )
					}
				/>
			) ) }
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () =>
					onChange( [
						...holidays,
						{ date: '', hours: '', branches: [] },
					] )
				}
			>
				{ __( 'Add a day', 'ringwell' ) }
			</Button>
		</Card>
	);
}

interface RowProps {
	holiday: HolidayDraft;
	/** To choose from; none where there is nothing to choose. */
	branches: readonly BranchDraft[];
	errors: FieldErrors;
	onChange: ( change: Partial< HolidayDraft > ) => void;
	onRemove: () => void;
}

function HolidayRow( props: RowProps ) {
	const { holiday, branches, errors, onChange, onRemove } = props;
	return (
		<div className="ringwell-holiday">
			<div className="ringwell-row">
				<TextField
					label={ __( 'Day', 'ringwell' ) }
					type="date"
					value={ holiday.date }
					error={ errors.date }
					onChange={ ( date ) => onChange( { date } ) }
				/>
				<TextField
					label={ __( 'Hours', 'ringwell' ) }
					placeholder={ __( 'closed', 'ringwell' ) }
					value={ holiday.hours }
					maxLength={ 80 }
					error={ errors.hours }
					onChange={ ( hours ) => onChange( { hours } ) }
				/>
				<Button
					variant="tertiary"
					isDestructive
					__next40pxDefaultSize
					aria-label={ sprintf(
						/* translators: %s: a day */
						__( 'Remove %s', 'ringwell' ),
						holiday.date === ''
							? __( 'this day', 'ringwell' )
							: dayText( holiday.date )
					) }
					onClick={ onRemove }
				>
					{ __( 'Remove', 'ringwell' ) }
				</Button>
			</div>
			{ branches.length > 0 && (
				<fieldset className="ringwell-checks">
					<legend>
						{ __( 'Only in (none: everywhere)', 'ringwell' ) }
					</legend>
					{ branches.map( ( { id, name } ) => (
						<CheckboxControl
							key={ id }
							label={ name }
							checked={ holiday.branches.includes( id ?? 0 ) }
							onChange={ ( isIn ) =>
								onChange( {
									branches: isIn
										? [ ...holiday.branches, id ?? 0 ]
										: holiday.branches.filter(
												( one ) => one !== id
											),
								} )
							}
							__nextHasNoMarginBottom
						/>
					) ) }
				</fieldset>
			) }
		</div>
	);
}
