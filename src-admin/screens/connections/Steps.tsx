import type { SetupStep } from '../../api/types';
import { CopyText } from '../../components/CopyText';

/**
 * What to do in the phone system, one after the other, with what to paste there.
 * @param props
 * @param props.steps
 * @param props.eventsUrl
 */
export const Steps = ( {
	steps,
	eventsUrl,
}: {
	steps: SetupStep[];
	eventsUrl: string;
} ) => (
	<ol className="ringwell-steps">
		{ steps.map( ( step ) => (
			<li key={ step.title }>
				<h3>{ step.title }</h3>
				<p>{ step.text }</p>
				{ step.copy && (
					<CopyText
						text={ step.copy.replaceAll(
							'{events_url}',
							eventsUrl
						) }
					/>
				) }
			</li>
		) ) }
	</ol>
);
