import { CheckboxControl, FormTokenField } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { CallbackSettings } from '../../../api/callbacks';
import { Card } from '../../../components/Card';
import type { FormPart } from '../../../components/useForm';
import { LinesField } from '../LinesField';
import { regionOptions } from '../regions';
import { prefixes } from './draft';
import type { Draft } from './draft';

type Props = FormPart< Draft > & {
	always: CallbackSettings[ 'always_denied' ];
};

/** Countries, kinds of phones, and beginnings that are never rung. */
export function WhoMayBeRung( { draft, set, errors, always }: Props ) {
	const kinds = [
		{ kind: 'mobile', label: __( 'Mobile phones', 'ringwell' ) },
		{ kind: 'fixed', label: __( 'Landlines', 'ringwell' ) },
	] as const;
	return (
		<Card id="may-ring" title={ __( 'Who may be rung', 'ringwell' ) }>
			<p>
				{ __(
					'Anybody can type a number into a form. Numbers that cost much, of other countries, and your own are not rung by itself.',
					'ringwell'
				) }
			</p>
			<Countries draft={ draft } set={ set } errors={ errors } />
			<fieldset className="ringwell-checks">
				<legend>{ __( 'Kinds of phones', 'ringwell' ) }</legend>
				{ kinds.map( ( { kind, label } ) => (
					<CheckboxControl
						key={ kind }
						label={ label }
						checked={ draft.kinds.includes( kind ) }
						onChange={ ( may ) =>
							set( {
								kinds: may
									? [ ...draft.kinds, kind ]
									: draft.kinds.filter(
											( one ) => one !== kind
										),
							} )
						}
						__nextHasNoMarginBottom
					/>
				) ) }
				{ errors.kinds && (
					<p className="ringwell-error">{ errors.kinds }</p>
				) }
			</fieldset>
			<LinesField
				label={ __(
					'Never ring numbers that begin with, one a line',
					'ringwell'
				) }
				help={ __(
					'Digits with the country’s code: 7840 for +7 840 …',
					'ringwell'
				) }
				field="denied"
				read={ prefixes }
				value={ draft.denied }
				errors={ errors }
				onChange={ ( denied ) => set( { denied } ) }
			/>
			{ always.length > 0 && (
				<details className="ringwell-details">
					<summary>
						{ __( 'Why these are there at first', 'ringwell' ) }
					</summary>
					<dl className="ringwell-facts">
						{ always.map( ( { prefix, reason } ) => (
							<div key={ prefix }>
								<dt>{ prefix }</dt>
								<dd>{ reason }</dd>
							</div>
						) ) }
					</dl>
				</details>
			) }
			<LinesField
				label={ __(
					'Phones of your own people, one a line',
					'ringwell'
				) }
				help={ __(
					'Mobiles of doctors and reception: whoever types one into a form is not rung. Your numbers, phones in branches and phone systems, and those that ring when patients call are known already.',
					'ringwell'
				) }
				field="staff_phones"
				value={ draft.staffPhones }
				errors={ errors }
				onChange={ ( staffPhones ) => set( { staffPhones } ) }
			/>
		</Card>
	);
}

function Countries( { draft, set, errors }: FormPart< Draft > ) {
	// Names, as they are read and typed; several countries may share none.
	const options = regionOptions( draft.countries[ 0 ] ?? 'RU' );
	const nameOf = ( code: string ) =>
		options.find( ( { value } ) => value === code )?.label ?? code;
	return (
		<div className="ringwell-field">
			<FormTokenField
				label={ __( 'Countries', 'ringwell' ) }
				value={ draft.countries.map( nameOf ) }
				suggestions={ options.map( ( { label } ) => label ) }
				maxSuggestions={ 20 }
				onChange={ ( tokens ) =>
					set( {
						countries: tokens.flatMap( ( token ) => {
							const name =
								typeof token === 'string' ? token : token.value;
							const found = options.find(
								( { label, value } ) =>
									label === name || value === name
							);
							return found ? [ found.value ] : [];
						} ),
					} )
				}
				__experimentalExpandOnFocus
				help={ __( 'None: the country of the clinic.', 'ringwell' ) }
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			{ errors.countries && (
				<p className="ringwell-error">{ errors.countries }</p>
			) }
		</div>
	);
}
