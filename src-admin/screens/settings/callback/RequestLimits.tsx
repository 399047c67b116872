import { __ } from '@wordpress/i18n';
import { ApiError, toApiError } from '../../../api/error';
import { saveRequestSettings, useRequestSettings } from '../../../api/requests';
import type { RequestSettings } from '../../../api/requests';
import { Answer } from '../../../components/Answer';
import { Card } from '../../../components/Card';
import { TextField } from '../../../components/Field';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import { wholeNumbers } from '../../../components/wholeNumber';

const FIELDS = [ 'network', 'phone', 'hour', 'day', 'days' ] as const;
type Field = ( typeof FIELDS )[ number ];

const label = ( field: Field ): string =>
	( {
		network: __( 'Of one network in an hour', 'ringwell' ),
		phone: __( 'With one phone in a day', 'ringwell' ),
		hour: __( 'In an hour altogether', 'ringwell' ),
		day: __( 'In a day altogether', 'ringwell' ),
		days: __( 'Keep requests, days', 'ringwell' ),
	} )[ field ];

/** How many forms may be sent before they are held back. */
export function RequestLimits() {
	const settings = useRequestSettings();
	return (
		<Answer of={ settings } lines={ 4 }>
			{ ( stored ) => <LimitsForm stored={ stored } /> }
		</Answer>
	);
}

function LimitsForm( { stored }: { stored: RequestSettings } ) {
	const say = useSay();
	const initial = Object.fromEntries(
		FIELDS.map( ( field ) => [ field, String( stored[ field ] ) ] )
	) as Record< Field, string >;
	const form = useForm( initial, async ( draft ) => {
		const { values, errors } = wholeNumbers( draft );
		try {
			await saveRequestSettings( values );
		} catch ( thrown ) {
			const { message, code, status, fields } = toApiError( thrown );
			throw new ApiError( message, code, status, {
				...fields,
				...errors,
			} );
		}
		say( __( 'Settings saved.', 'ringwell' ) );
	} );
	const { draft, set, errors } = form;
	return (
		<FormFrame form={ form } shown={ FIELDS }>
			<Card
				id="request-limits"
				title={ __( 'Forms that are sent', 'ringwell' ) }
			>
				<p>
					{ __(
						'What goes beyond is not refused but held back, without a mail, and deleted after 14 days. You find it folded below the requests.',
						'ringwell'
					) }
				</p>
				<div className="ringwell-row">
					{ FIELDS.map( ( field ) => (
						<TextField
							key={ field }
							label={ label( field ) }
							{ ...( field === 'days'
								? {
										help: __(
											'0: as long as calls',
											'ringwell'
										),
									}
								: {} ) }
							type="number"
							min={ field === 'days' ? 0 : 1 }
							value={ draft[ field ] }
							error={ errors[ field ] }
							onChange={ ( text ) => set( { [ field ]: text } ) }
						/>
					) ) }
				</div>
			</Card>
		</FormFrame>
	);
}
