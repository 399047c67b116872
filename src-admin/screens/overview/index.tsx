import { __ } from '@wordpress/i18n';
import { useOverview } from '../../api/overview';
import type { Overview } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Checklist, isSetUp } from './Checklist';
import { Live } from './Live';
import { Needs } from './Needs';
import { Today } from './Today';
import { Waiting } from './Waiting';
import { Weeks } from './Weeks';

export default function OverviewScreen() {
	const answer = useOverview();
	return (
		<Page title={ __( 'Overview', 'ringwell' ) }>
			<Answer of={ answer } lines={ 12 }>
				{ ( overview ) => <Sections overview={ overview } /> }
			</Answer>
		</Page>
	);
}

function Sections( { overview }: { overview: Overview } ) {
	const { setup } = overview;
	const isFirstRun = setup.calls === 0 && setup.connections === 0;
	return (
		<div className="ringwell-overview">
			{ ! isSetUp( setup ) && <Checklist setup={ setup } /> }
			{ ! isFirstRun && (
				<>
					<div className="ringwell-columns">
						<Waiting overview={ overview } />
						<Needs needs={ overview.needs } />
					</div>
					<Today today={ overview.today } />
					<div className="ringwell-columns is-wide-first">
						<Weeks weeks={ overview.weeks } />
						<Live live={ overview.live } />
					</div>
				</>
			) }
		</div>
	);
}
