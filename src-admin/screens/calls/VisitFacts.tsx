import { __ } from '@wordpress/i18n';
import type { CallStory } from '../../api/types';
import { FactList } from '../../components/FactList';
import type { Fact } from '../../components/FactList';
import { dayAndTime } from '../../words/time';

type Visit = NonNullable< CallStory[ 'visit' ] >;

/** The visit's own words, for those who want to check. */
export function VisitFacts( { visit }: { visit: Visit } ) {
	const facts: Fact[] = [
		[
			__( 'Visit', 'ringwell' ),
			`№ ${ visit.id }, ${ dayAndTime( visit.started_at ) }`,
		],
		[ __( 'Source', 'ringwell' ), visit.source ],
		[ __( 'Site', 'ringwell' ), visit.site ?? '' ],
		[ __( 'Landing page', 'ringwell' ), visit.landing ],
		[ __( 'Came from', 'ringwell' ), visit.referrer ],
		[ __( 'Pages', 'ringwell' ), String( visit.pages ) ],
		[ __( 'Device', 'ringwell' ), deviceText( visit.device ) ],
		...Object.entries( visit.utm ),
		...Object.entries( visit.click_ids ),
	];
	return (
		<details className="ringwell-details">
			<summary>{ __( 'All about the visit', 'ringwell' ) }</summary>
			<FactList facts={ facts } />
		</details>
	);
}

function deviceText( device: string ): string {
	const known: Record< string, string > = {
		phone: __( 'Phone', 'ringwell' ),
		mobile: __( 'Phone', 'ringwell' ),
		tablet: __( 'Tablet', 'ringwell' ),
		desktop: __( 'Computer', 'ringwell' ),
	};
	return known[ device ] ?? device;
}
