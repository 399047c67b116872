import { Button } from '@wordpress/components';
import { closeSmall } from '@wordpress/icons';
import { lazy, Suspense, useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useCallStory } from '../../api/calls';
import type { CallStory } from '../../api/types';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Loading } from '../../components/Loading';
import { Result } from '../../components/Result';
import { Unbroken } from '../../components/Unbroken';
import { callerText, sourceName } from '../../words/call';
import { clock, dayAndTime } from '../../words/time';
import { AddNumber } from './AddNumber';
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
	const heading = useRef< HTMLHeadingElement >( null );
	const isThere = answer.data !== undefined;
	useEffect( () => {
		heading.current?.focus( { preventScroll: true } );
		heading.current?.scrollIntoView( { block: 'nearest' } );
	}, [ id, isThere ] );
	// Escape closes it from anywhere in it; the closing button says so to everybody else.
	const panel = useRef< HTMLElement >( null );
	useEffect( () => {
		const node = panel.current;
		const onKey = ( event: KeyboardEvent ) => {
			if ( event.key === 'Escape' && ! event.defaultPrevented ) {
				onClose();
			}
		};
		node?.addEventListener( 'keydown', onKey );
		return () => node?.removeEventListener( 'keydown', onKey );
	}, [ onClose ] );
	return (
		<aside
			ref={ panel }
			className="ringwell-story"
			aria-label={ __( 'Story of the call', 'ringwell' ) }
		>
			<div className="ringwell-story__bar">
				<Button
					icon={ closeSmall }
					label={ __( 'Close', 'ringwell' ) }
					__next40pxDefaultSize
					onClick={ onClose }
				/>
			</div>
			<Answer of={ answer } lines={ 8 }>
				{ ( story ) => (
					<>
						<h2 ref={ heading } tabIndex={ -1 }>
							<Unbroken
								text={ callerText( story.call.caller ) }
							/>
						</h2>
						<Facts call={ story.call } />
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
		</aside>
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
