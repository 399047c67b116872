import type { Callback, CallbackTry } from '../../api/callbacks';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { dayAndTime, timeWithSeconds } from '../../words/time';
import { __, sprintf } from '@wordpress/i18n';
import { courseOf, isSettled, stateText, stepsDone, STEPS } from './course';

/**
 * How far a callback has come: in words, with a line of dots under them while it rings.
 * @param props
 * @param props.callback
 */
export function Course( { callback }: { callback: Callback } ) {
	const { state, group } = callback;
	const done = stepsDone( state );
	// What came to nothing is no news once it is over; its tries still say so.
	const why = isSettled( state ) ? '' : callback.reason_text;
	return (
		<span
			className={ `ringwell-course is-${
				state === 'cancelled' ? state : group
			}` }
		>
			<span className="ringwell-course__state">
				{ stateText( state ) }
			</span>
			{ done > 0 && (
				<span className="ringwell-course__dots" aria-hidden="true">
					{ STEPS.map( ( step, i ) => (
						<span
							key={ step }
							className={ i < done ? 'is-done' : '' }
						/>
					) ) }
				</span>
			) }
			{ why !== '' && (
				<span className="ringwell-muted">
					<Unbroken text={ why } />
				</span>
			) }
		</span>
	);
}

/**
 * Every try with its times, the newest last.
 * @param props
 * @param props.history
 */
export function Tries( { history }: { history: readonly CallbackTry[] } ) {
	return (
		<section aria-label={ __( 'What happened', 'ringwell' ) }>
			{ history.map( ( one, i ) => (
				<div key={ one.id } className="ringwell-try">
					<h3>
						{ sprintf(
							/* translators: 1: which try, 2: day and time, 3: name of a phone system */
							__( 'Try %1$d, %2$s, %3$s', 'ringwell' ),
							i + 1,
							dayAndTime( one.asked_at ),
							one.connection.name
						) }
					</h3>
					<ol className="ringwell-try__steps">
						{ courseOf( one ).map( ( { step, text, at } ) => (
							<li key={ step }>
								{ text }
								{ at !== null && (
									<time dateTime={ at }>
										{ timeWithSeconds( at ) }
									</time>
								) }
							</li>
						) ) }
					</ol>
					{ one.result !== '' && one.result !== 'talked' && (
						<p>
							<strong>{ one.result_text }</strong>
							{ one.detail !== '' && (
								<span className="ringwell-muted">
									{ ' ' }
									<Unbroken text={ one.detail } />
								</span>
							) }
						</p>
					) }
					{ one.call_id !== null && (
						<p>
							<Link to={ `/calls/${ one.call_id }` }>
								{ __( 'The call and its story', 'ringwell' ) }
							</Link>
						</p>
					) }
				</div>
			) ) }
		</section>
	);
}
