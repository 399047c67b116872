import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useOneCallback } from '../../api/callbacks';
import type { CallbackDetail } from '../../api/callbacks';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { FactList } from '../../components/FactList';
import type { Fact } from '../../components/FactList';
import { PatientHeading } from '../../components/Patient';
import { SidePanel } from '../../components/SidePanel';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { sourceText } from '../../words/source';
import { clock, dayAndTime } from '../../words/time';
import { inBranch } from '../../words/zone';
import { phone } from '../../words/phone';
import { Actions } from './Actions';
import { Course, Tries } from './Course';
import { secondsToTalk } from './course';

interface Props {
	id: number;
	onClose: () => void;
}

/**
 * One callback beside the list: how far it is, what can be done, every try, and who stands behind it.
 * @param props
 * @param props.id
 * @param props.onClose
 */
export function OneCallback( { id, onClose }: Props ) {
	const answer = useOneCallback( id );
	return (
		<SidePanel
			label={ __( 'One callback', 'ringwell' ) }
			onClose={ onClose }
		>
			<Answer of={ answer } lines={ 8 }>
				{ ( callback ) => (
					<>
						<PatientHeading
							id={ id }
							phone={ callback.phone }
							name={ callback.name }
							comment={ callback.comment }
						/>
						<p role="status">
							<Course callback={ callback } />
						</p>
						{ callback.detail !== '' && (
							<p className="ringwell-muted">
								<Unbroken text={ callback.detail } />
							</p>
						) }
						{ callback.warnings.map( ( text ) => (
							<Notice
								key={ text }
								status="warning"
								isDismissible={ false }
							>
								{ text }
							</Notice>
						) ) }
						<Actions key={ id } callback={ callback } />
						{ callback.history.length > 0 && (
							<Tries history={ callback.history } />
						) }
						<Facts callback={ callback } />
					</>
				) }
			</Answer>
		</SidePanel>
	);
}

function Facts( { callback }: { callback: CallbackDetail } ) {
	const seconds = secondsToTalk( callback );
	const thereToo = ( iso: string ) => inBranch( iso, callback );
	const facts: Fact[] = [
		[ __( 'Asked', 'ringwell' ), dayAndTime( callback.asked_at ) ],
		[
			__( 'Wished for', 'ringwell' ),
			callback.not_before === callback.asked_at
				? ''
				: thereToo( callback.not_before ),
		],
		[
			__( 'Rings at', 'ringwell' ),
			callback.next_at === null ? '' : thereToo( callback.next_at ),
		],
		[
			__( 'From asking to talking', 'ringwell' ),
			seconds === null ? '' : clock( seconds ),
		],
		[ __( 'Branch', 'ringwell' ), callback.branch.name ],
		[
			__( 'Number that the patient sees', 'ringwell' ),
			phone( callback.number ),
		],
		[ __( 'Ordered by', 'ringwell' ), callback.ordered_by ],
		[ __( 'Source', 'ringwell' ), sourceText( callback ) ],
		[
			__( 'Visit', 'ringwell' ),
			callback.visit === null ? '' : `№ ${ callback.visit }`,
		],
		[ __( 'Landing page', 'ringwell' ), callback.landing ],
	];
	return (
		<section>
			<FactList facts={ facts } />
			{ callback.call_id !== null && (
				<p>
					<Link to={ `/calls/${ callback.call_id }` }>
						{ __( 'The missed call', 'ringwell' ) }
					</Link>
				</p>
			) }
			{ callback.request_id !== null &&
				can( 'ringwell_handle_contacts' ) && (
					<p>
						<Link
							to={ `/requests/${ callback.request_id }` }
							query={ { state: 'callback' } }
						>
							{ __( 'What the patient sent', 'ringwell' ) }
						</Link>
					</p>
				) }
		</section>
	);
}
