import { __ } from '@wordpress/i18n';
import type { CallStory } from '../../api/types';
import { Probability } from '../../components/Probability';
import { Unbroken } from '../../components/Unbroken';

export function Why( { why }: { why: CallStory[ 'why' ] } ) {
	return (
		<section aria-labelledby="ringwell-why">
			<h3 id="ringwell-why">
				{ why.rule === 'pool'
					? __( 'Why this visit?', 'ringwell' )
					: __( 'Why this source?', 'ringwell' ) }
			</h3>
			<p>
				<Unbroken text={ why.sentence } />
			</p>
			{ why.candidates.length > 0 && (
				<ul className="ringwell-candidates">
					{ why.candidates.map( ( candidate ) => (
						<li key={ candidate.visit ?? 'nobody' }>
							<span className="ringwell-candidates__name">
								{ candidate.label }
								{ candidate.probability !== null && (
									<Probability
										value={ candidate.probability }
									/>
								) }
							</span>
							<Reasons
								// A number without a visit has one reason, which is the sentence.
								reasons={ candidate.reasons.filter(
									( reason ) => reason !== why.sentence
								) }
							/>
						</li>
					) ) }
				</ul>
			) }
		</section>
	);
}

const Reasons = ( { reasons }: { reasons: string[] } ) =>
	reasons.length > 0 ? (
		<ul>
			{ reasons.map( ( reason ) => (
				<li key={ reason }>
					<Unbroken text={ reason } />
				</li>
			) ) }
		</ul>
	) : null;
