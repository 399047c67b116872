import { __, sprintf } from '@wordpress/i18n';
import type { BranchTimes } from '../../../types/messages';
import { SelectField, TextField } from '../../components/Field';
import {
	isOtherClock,
	isOtherThanHere,
	timeIn,
	wholeDay,
	zoneText,
} from '../../words/zone';
import { daysOf, OTHER } from './times';
import type { Choice } from './times';

interface Props {
	times: BranchTimes;
	/** What is in sight: choiceOf(). */
	choice: Choice;
	error: string | undefined;
	onChange: ( wanted: Choice ) => void;
}

/** A day and a time within the hours of a branch, or any other by its clock. */
export function When( { times, choice, error, onChange }: Props ) {
	const { zone } = times;
	const days = daysOf( times );
	const { day, at } = choice;
	const field = { error, help: clockText( zone ) };
	return (
		<>
			{ days.size > 0 && (
				<SelectField
					label={ __( 'Day', 'ringwell' ) }
					value={ day }
					options={ [
						...[ ...days.keys() ].map( ( one ) => ( {
							value: one,
							label: wholeDay( one ),
						} ) ),
						{
							value: OTHER,
							label: __( 'Another time', 'ringwell' ),
						},
					] }
					onChange={ ( next ) => onChange( { day: next, at } ) }
				/>
			) }
			{ day === OTHER ? (
				<TextField
					{ ...field }
					label={ __( 'Day and time', 'ringwell' ) }
					type="datetime-local"
					value={ at }
					onChange={ ( text ) => onChange( { day, at: text } ) }
				/>
			) : (
				<SelectField
					{ ...field }
					label={ __( 'Time', 'ringwell' ) }
					value={ at }
					options={ ( days.get( day ) ?? [] ).map( ( one ) => ( {
						value: one,
						label: timeIn( one, zone ),
					} ) ) }
					onChange={ ( next ) => onChange( { day, at: next } ) }
				/>
			) }
		</>
	);
}

/**
 * By whose clock it is, where that isn't plain: the reader's, or all other times of these screens, show another.
 * @param zone
 */
function clockText( zone: string ) {
	const now = new Date().toISOString();
	return isOtherThanHere( now, zone ) || isOtherClock( now, zone )
		? sprintf(
				/* translators: 1: a time zone: "Yekaterinburg Standard Time", 2: time of day */
				__( 'By the branch’s clock: %1$s, %2$s now.', 'ringwell' ),
				zoneText( zone ),
				timeIn( now, zone )
			)
		: undefined;
}
