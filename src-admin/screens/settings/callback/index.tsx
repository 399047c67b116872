import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import {
	saveCallbackSettings,
	useCallbackSettings,
} from '../../../api/callbacks';
import type { CallbackSettings } from '../../../api/callbacks';
import { ApiError, toApiError } from '../../../api/error';
import { Answer } from '../../../components/Answer';
import { Card } from '../../../components/Card';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import { Link } from '../../../router';
import { draftOf, numberErrors, toWrite } from './draft';
import { Limits } from './Limits';
import { OnOff } from './OnOff';
import { RequestLimits } from './RequestLimits';
import { WhoMayBeRung } from './WhoMayBeRung';

const SHOWN = [
	'countries',
	'kinds',
	'denied',
	'denied.*',
	'staff_phones',
	'staff_phones.*',
	'per_phone',
	'per_day',
	'at_once',
	'pauses',
	'pauses.*',
	'late_minutes',
	'clinic_seconds',
	'patient_seconds',
];

/** Whether, whom and how often your phone system rings by itself. */
export default function CallbackSettingsTab() {
	const settings = useCallbackSettings();
	return (
		<Answer of={ settings } lines={ 10 }>
			{ ( stored ) => (
				<>
					<CallbackForm stored={ stored } />
					<RequestLimits />
				</>
			) }
		</Answer>
	);
}

function CallbackForm( { stored }: { stored: CallbackSettings } ) {
	const say = useSay();
	const form = useForm( draftOf( stored ), async ( draft ) => {
		try {
			await saveCallbackSettings( toWrite( draft ) );
		} catch ( thrown ) {
			const { message, code, status, fields } = toApiError( thrown );
			throw new ApiError( message, code, status, {
				...fields,
				...numberErrors( draft ),
			} );
		}
		say( __( 'Settings saved.', 'ringwell' ) );
	} );
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			<OnOff { ...form } />
			<Branches branches={ stored.branches } />
			<WhoMayBeRung { ...form } always={ stored.always_denied } />
			<Limits { ...form } />
		</FormFrame>
	);
}

/**
 * Which branches can ring, and what their own leg costs.
 * @param props
 * @param props.branches
 */
function Branches( { branches }: Pick< CallbackSettings, 'branches' > ) {
	return (
		<Card id="can-ring" title={ __( 'Who can ring', 'ringwell' ) }>
			<ul className="ringwell-lines">
				{ branches.map(
					( { id, name, can_ring: canRing, why_not: why } ) => (
						<li key={ id }>
							<strong>{ name }</strong>
							<span className="ringwell-muted">
								{ canRing
									? __( 'Can ring.', 'ringwell' )
									: why }
							</span>
						</li>
					)
				) }
			</ul>
			{ branches
				.filter( ( { warning } ) => warning !== '' )
				.map( ( { id, name, warning } ) => (
					<Notice key={ id } status="warning" isDismissible={ false }>
						{ name }: { warning }
					</Notice>
				) ) }
			<p>
				<Link to="/settings/branches">
					{ __( 'Change it in “Branches and hours”', 'ringwell' ) }
				</Link>
			</p>
		</Card>
	);
}
