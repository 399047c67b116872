import { Modal, ToggleControl } from '@wordpress/components';
import { useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { errorsWithoutField } from '../../api/fields';
import { saveNumber } from '../../api/numbers';
import type { NumberRow } from '../../api/types';
import { DialogButtons } from '../../components/DialogButtons';
import { SelectField, TextField } from '../../components/Field';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { useSaving } from '../../components/useSaving';
import { phone } from '../../words/phone';
import { amountText, minorUnits } from './money';
import { regionOptions } from './regions';

const SHOWN = [
	'label',
	'display',
	'region',
	'price_month',
	'currency',
	'aliases',
];

/** What the owner knows about a number. */
export function NumberDialog( {
	row,
	onClose,
}: {
	row: NumberRow;
	onClose: () => void;
} ) {
	const say = useSay();
	const [ draft, setDraft ] = useState( {
		label: row.label,
		display: row.display ?? '',
		region: row.region,
		price: amountText( row.price_month, row.currency ),
		currency: row.currency,
		messengers: row.messengers,
		aliases: row.aliases.join( ', ' ),
	} );
	const regions = useMemo(
		() => [
			{ value: '', label: __( 'No region', 'ringwell' ) },
			...regionOptions( row.region ),
		],
		[ row.region ]
	);
	const price = minorUnits( draft.price, draft.currency );
	const isWrong = Number.isNaN( price );
	const set = ( change: Partial< typeof draft > ) =>
		setDraft( ( now ) => ( { ...now, ...change } ) );

	const { error, errors, isBusy, submit } = useSaving( async () => {
		await saveNumber( row.id, {
			label: draft.label.trim(),
			display: draft.display.trim() || null,
			region: draft.region,
			price_month: price,
			currency: draft.currency.trim().toUpperCase(),
			messengers: draft.messengers,
			aliases: draft.aliases.split( /[,;\n]/ ),
		} );
		say( __( 'Number saved.', 'ringwell' ) );
		onClose();
	} );
	const others = error
		? [ error.message, ...errorsWithoutField( errors, SHOWN ) ]
		: [];
	return (
		<Modal
			title={ phone( row.number ) }
			onRequestClose={ onClose }
			className="ringwell-modal"
		>
			<form onSubmit={ submit } noValidate>
				<Problem text={ others.join( ' ' ) } />
				<TextField
					label={ __( 'Your note', 'ringwell' ) }
					value={ draft.label }
					maxLength={ 120 }
					error={ errors.label }
					onChange={ ( label ) => set( { label } ) }
				/>
				<TextField
					label={ __( 'How it is written on the site', 'ringwell' ) }
					help={ __(
						'Empty: as the page writes its own number.',
						'ringwell'
					) }
					value={ draft.display }
					maxLength={ 64 }
					dir="ltr"
					error={ errors.display }
					onChange={ ( display ) => set( { display } ) }
				/>
				<ToggleControl
					label={ __(
						'It has WhatsApp or other messengers',
						'ringwell'
					) }
					help={ __(
						'Links to messengers and for text messages show it too. Without it they keep the number of the page.',
						'ringwell'
					) }
					checked={ draft.messengers }
					onChange={ ( messengers ) => set( { messengers } ) }
					__nextHasNoMarginBottom
				/>
				<SelectField
					label={ __( 'Region', 'ringwell' ) }
					help={ __(
						'Visitors from there get this number first.',
						'ringwell'
					) }
					value={ draft.region }
					options={ regions }
					error={ errors.region }
					onChange={ ( region ) => set( { region } ) }
				/>
				<div className="ringwell-row">
					<TextField
						label={ __( 'Price a month', 'ringwell' ) }
						value={ draft.price }
						error={
							isWrong
								? __(
										'Write an amount, such as 250.',
										'ringwell'
									)
								: errors.price_month
						}
						onChange={ ( next ) => set( { price: next } ) }
					/>
					<TextField
						label={ __( 'Currency', 'ringwell' ) }
						placeholder="RUB"
						maxLength={ 3 }
						value={ draft.currency }
						error={ errors.currency }
						onChange={ ( currency ) => set( { currency } ) }
					/>
				</div>
				<TextField
					label={ __( 'Other names of it', 'ringwell' ) }
					help={ __(
						'What your phone system calls it: the line that a toll-free number leads to, a SIP address. Several with commas.',
						'ringwell'
					) }
					value={ draft.aliases }
					dir="ltr"
					error={ errors.aliases }
					onChange={ ( aliases ) => set( { aliases } ) }
				/>
				<DialogButtons
					save={ __( 'Save', 'ringwell' ) }
					isBusy={ isBusy }
					canSave={ ! isWrong }
					onCancel={ onClose }
				/>
			</form>
		</Modal>
	);
}
