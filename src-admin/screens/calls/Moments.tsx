import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import {
	arrowRight,
	backup,
	check,
	close,
	copy,
	globe,
	lineSolid,
	mobile,
	page,
	seen,
	unseen,
	audio,
	handle,
} from '@wordpress/icons';
import type { Moment } from '../../api/types';
import { Unbroken } from '../../components/Unbroken';
import { siteDay, timeWithSeconds } from '../../words/time';

const ICONS = {
	arrived: globe,
	page,
	shown: seen,
	tapped: handle,
	copied: copy,
	left: arrowRight,
	taken: unseen,
	rang: mobile,
	answered: check,
	missed: close,
	ended: lineSolid,
	recording: audio,
	called_before: backup,
} as const;

/** One vertical line from the first visit to the last touch; the day stands where it changes. */
export function Moments( { moments }: { moments: Moment[] } ) {
	if ( moments.length === 0 ) {
		return null;
	}
	return (
		<section aria-label={ __( 'What happened', 'ringwell' ) }>
			<ol className="ringwell-moments">
				{ moments.map( ( moment, i ) => {
					const day = siteDay( moment.at );
					const before = moments[ i - 1 ];
					const isNewDay = ! before || siteDay( before.at ) !== day;
					return (
						<li
							key={ `${ moment.at }${ moment.kind }${ i }` }
							className={ `is-${ moment.kind }` }
						>
							<span className="ringwell-moments__mark">
								<Icon
									icon={ ICONS[ moment.kind ] }
									size={ 18 }
								/>
							</span>
							<span className="ringwell-moments__time">
								{ isNewDay && <span>{ day }</span> }
								<time dateTime={ moment.at }>
									{ timeWithSeconds( moment.at ) }
								</time>
							</span>
							<span className="ringwell-moments__text">
								<Unbroken text={ moment.text } />
								{ moment.detail && (
									<span className="ringwell-muted">
										<Unbroken text={ moment.detail } />
									</span>
								) }
							</span>
						</li>
					);
				} ) }
			</ol>
		</section>
	);
}
