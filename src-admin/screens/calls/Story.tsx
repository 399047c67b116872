import { lazy, Suspense } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useCallStory } from '../../api/calls';
import type { CallStory } from '../../api/types';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Loading } from '../../components/Loading';
import { Result } from '../../components/Result';
import { PanelHeading, SidePanel } from '../../components/SidePanel';
import { Unbroken } from '../../components/Unbroken';
import { callerText, sourceName } from '../../words/call';
import { clock, dayAndTime } from '../../words/time';
import { AddNumber } from './AddNumber';
import { CallBack } from './CallBack';
import { callMarks } from './callMarks';
import { EraseCaller } from './EraseCaller';
import { HandCallActions } from './HandCall';
import { Moments } from './Moments';
import { SpamMark } from './SpamMark';
import { Tags } from './Tags';
import { VisitFacts } from './VisitFacts';
import { Why } from './Why';

const CallRecordings = lazy(
	() => import( /* webpackChunkName: "recordings" */ './recording' )
);

interface Props {
	id: number;
	onClose: () => void;
}

/**
 * What became of one call, beside the list.
 * @param props
 * @param props.id
 * @param props.onClose
 */
export function Story( { id, onClose }: Props ) {
	const answer = useCallStory( id );
	return (
		<SidePanel
			label={ __( 'Story of the call', 'ringwell' ) }
			onClose={ onClose }
		>
			<Answer of={ answer } lines={ 8 }>
				{ ( story ) => (
					<>
						<PanelHeading id={ id }>
							<Unbroken
								text={ callerText( story.call.caller ) }
							/>
						</PanelHeading>
						<Facts call={ story.call } />
						<CallBack
							key={ `call back ${ id }` }
							call={ story.call }
						/>
						{ story.call.has_recording &&
							can( 'ringwell_hear_recordings' ) && (
								<Suspense fallback={ <Loading lines={ 2 } /> }>
									<CallRecordings key={ id } call={ id } />
								</Suspense>
							) }
						<Moments moments={ story.moments } />
						<Why why={ story.why } />
						<AddNumber call={ story.call } />
						<HandCallActions
							call={ story.call }
							onDeleted={ onClose }
						/>
						{ story.visit && <VisitFacts visit={ story.visit } /> }
						{ can(
							'ringwell_handle_contacts',
							'ringwell_edit_sources'
						) && (
							<SpamMark
								key={ `spam ${ id }` }
								id={ id }
								isSpam={ story.call.spam }
							/>
						) }
						<Tags key={ id } id={ id } tags={ story.call.tags } />
						<EraseCaller
							key={ `erase ${ id }` }
							call={ story.call }
							onErased={ onClose }
						/>
					</>
				) }
			</Answer>
		</SidePanel>
	);
}

function Facts( { call }: { call: CallStory[ 'call' ] } ) {
	const parts = [
		dayAndTime( call.started_at ),
		/* translators: duration of a talk follows */
		call.talk_seconds
			? `${ __( 'Talk', 'ringwell' ) } ${ clock( call.talk_seconds ) }`
			: '',
		call.wait_seconds
			? `${ __( 'Wait', 'ringwell' ) } ${ clock( call.wait_seconds ) }`
			: '',
	].filter( Boolean );
	return (
		<p className="ringwell-story__facts">
			<Result result={ call.result } />
			{ call.spam && (
				<strong>{ __( 'Spam, counted nowhere', 'ringwell' ) }</strong>
			) }
			{ callMarks( call ).map( ( { text, help } ) => (
				<span key={ text } className="ringwell-badge" title={ help }>
					{ text }
				</span>
			) ) }
			<span>{ parts.join( ' · ' ) }</span>
			<span>
				{ sourceName( call ) }
				{ call.campaign && ` · ${ call.campaign }` }
				{ call.keyword && ` · ${ call.keyword }` }
			</span>
			<span className="ringwell-muted">
				<Unbroken text={ call.number_written } /> ·{ ' ' }
				{ call.connection.name }
			</span>
		</p>
	);
}
