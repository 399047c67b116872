import {
	CheckboxControl,
	FormTokenField,
	Modal,
	RadioControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { ApiError } from '../../api/error';
import type { FieldErrors } from '../../api/error';
import { errorsWithoutField } from '../../api/fields';
import { saveHandCall, useHandNumbers } from '../../api/handCalls';
import type { Call, HandNumbers } from '../../api/types';
import { Answer } from '../../components/Answer';
import { DialogButtons } from '../../components/DialogButtons';
import { SelectField, TextField } from '../../components/Field';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { useSaving } from '../../components/useSaving';
import { resultText } from '../../words/call';
import { draftOf, messageOf, newDraft, newKey } from './handCall';
import type { HandDraft } from './handCall';

interface Props {
	/** null for a new one. */
	call: Call | null;
	onClose: () => void;
}

/** A call that no phone system reports: somebody types it in. */
export function HandCallDialog( { call, onClose }: Props ) {
	const numbers = useHandNumbers();
	return (
		<Modal
			title={
				call
					? __( 'Change this call', 'ringwell' )
					: __( 'Add a call', 'ringwell' )
			}
			onRequestClose={ onClose }
			className="ringwell-modal"
			shouldCloseOnClickOutside={ false }
		>
			<Answer of={ numbers } lines={ 6 }>
				{ ( known ) => (
					<HandCallForm
						call={ call }
						numbers={ known }
						onClose={ onClose }
					/>
				) }
			</Answer>
		</Modal>
	);
}

const FIELDS = [ 'started_at', 'caller', 'number', 'talk_seconds' ];
const LONGEST_TAG = 40;
const MOST_TAGS = 20;

function HandCallForm( {
	call,
	numbers,
	onClose,
}: Props & { numbers: HandNumbers } ) {
	const say = useSay();
	const [ key ] = useState( newKey );
	const [ draft, setDraft ] = useState< HandDraft >( () =>
		call ? draftOf( call ) : newDraft( numbers[ 0 ]?.number ?? '' )
	);
	const set = ( change: Partial< HandDraft > ) =>
		setDraft( ( now ) => ( { ...now, ...change } ) );
	const { error, errors, isBusy, submit } = useSaving( async () => {
		const message = messageOf( draft, call, key );
		if ( Number.isNaN( message.talk_seconds ) ) {
			throw refusal( {
				talk_seconds: __(
					'Write a number, such as 2 or 1.5.',
					'ringwell'
				),
			} );
		}
		await saveHandCall( call?.id ?? null, message );
		say(
			call
				? __( 'Call changed.', 'ringwell' )
				: __( 'Call added.', 'ringwell' )
		);
		onClose();
	} );
	const others = error
		? [ error.message, ...errorsWithoutField( errors, FIELDS ) ]
		: [];
	if ( numbers.length === 0 ) {
		return (
			<p>
				{ __(
					'First add the clinic’s numbers in the settings: a call is told by the number that rang.',
					'ringwell'
				) }
			</p>
		);
	}
	return (
		<form onSubmit={ submit } noValidate>
			<TextField
				label={ __( 'When it rang', 'ringwell' ) }
				type="datetime-local"
				value={ draft.when }
				error={ errors.started_at }
				onChange={ ( when ) => set( { when } ) }
			/>
			<TextField
				label={ __( 'Who rang', 'ringwell' ) }
				type="tel"
				dir="ltr"
				maxLength={ 40 }
				autoComplete="off"
				value={ draft.isHidden ? '' : draft.caller }
				error={ errors.caller }
				disabled={ draft.isHidden }
				onChange={ ( caller ) => set( { caller } ) }
			/>
			<CheckboxControl
				className="ringwell-field"
				label={ __( 'The number was hidden', 'ringwell' ) }
				checked={ draft.isHidden }
				onChange={ ( isHidden ) => set( { isHidden } ) }
				__nextHasNoMarginBottom
			/>
			<SelectField
				label={ __( 'Which of your numbers rang', 'ringwell' ) }
				value={ draft.number }
				error={ errors.number }
				options={ withChosen( numbers, draft.number ) }
				onChange={ ( number ) => set( { number } ) }
			/>
			<RadioControl
				className="ringwell-field"
				label={ __( 'Result', 'ringwell' ) }
				selected={ draft.result }
				options={ ( [ 'answered', 'missed' ] as const ).map(
					( value ) => ( { value, label: resultText( value ) } )
				) }
				onChange={ ( result ) =>
					set( { result: result as HandDraft[ 'result' ] } )
				}
			/>
			{ draft.result === 'answered' && (
				<TextField
					label={ __( 'Minutes of talk', 'ringwell' ) }
					help={ __( 'About; may stay empty.', 'ringwell' ) }
					inputMode="decimal"
					maxLength={ 7 }
					value={ draft.minutes }
					error={ errors.talk_seconds }
					onChange={ ( minutes ) => set( { minutes } ) }
				/>
			) }
			<div className="ringwell-field">
				<FormTokenField
					label={ __( 'Tags', 'ringwell' ) }
					value={ draft.tags }
					maxLength={ MOST_TAGS }
					onChange={ ( tokens ) =>
						set( {
							tags: tokens.map( ( token ) =>
								( typeof token === 'string'
									? token
									: token.value
								).slice( 0, LONGEST_TAG )
							),
						} )
					}
					tokenizeOnBlur
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
			</div>
			<Problem text={ others.join( ' ' ) } />
			<DialogButtons
				save={
					call
						? __( 'Save', 'ringwell' )
						: __( 'Add the call', 'ringwell' )
				}
				isBusy={ isBusy }
				onCancel={ onClose }
			/>
		</form>
	);
}

/**
 * As the server would.
 * @param fields
 */
const refusal = ( fields: FieldErrors ) =>
	new ApiError(
		__( 'Some fields need your attention.', 'ringwell' ),
		'ringwell_invalid_fields',
		400,
		fields
	);

/**
 * A number that is the clinic's no more stays to be seen.
 * @param numbers
 * @param chosen
 */
const withChosen = ( numbers: HandNumbers, chosen: string ) => [
	...( numbers.some( ( { number } ) => number === chosen )
		? []
		: [ { value: chosen, label: chosen } ] ),
	...numbers.map( ( { number, written, label } ) => ( {
		value: number,
		label: label ? `${ written } · ${ label }` : written,
	} ) ),
];
