import { __ } from '@wordpress/i18n';
import { useGroup } from '../../../api/groups';
import { useSources } from '../../../api/sources';
import { useTargets } from '../../../api/targets';
import type { Source, SourceGroup, Target } from '../../../api/types';
import { Answer } from '../../../components/Answer';
import { Page } from '../../../components/Page';
import { placementDrafts } from '../editor/draft';
import type { GroupDraft } from './GroupEditor';
import { GroupEditor } from './GroupEditor';

const back = () => ( {
	to: '/sources',
	text: __( 'Sources', 'ringwell' ),
} );

export function EditGroup( { id }: { id: number } ) {
	const group = useGroup( id );
	return (
		<Page
			title={ group.data?.name ?? __( 'Group of sources', 'ringwell' ) }
			back={ back() }
		>
			<Answer of={ group } lines={ 8 }>
				{ ( loaded ) => <Loaded group={ loaded } /> }
			</Answer>
		</Page>
	);
}

export function NewGroup() {
	return (
		<Page
			title={ __( 'New group of sources', 'ringwell' ) }
			back={ back() }
			intro={ __(
				'Sources of one group share its numbers, so that one pool serves several campaigns. A call to a pool number still tells the visit and its source.',
				'ringwell'
			) }
		>
			<Loaded group={ null } />
		</Page>
	);
}

function Loaded( { group }: { group: SourceGroup | null } ) {
	const sources = useSources();
	const targets = useTargets();
	return (
		<Answer of={ sources } lines={ 8 }>
			{ ( known ) => (
				<Answer of={ targets } lines={ 8 }>
					{ ( there ) => (
						<GroupEditor
							group={ group }
							initial={ draftOf( group, known, there ) }
							sources={ known }
							targets={ there }
						/>
					) }
				</Answer>
			) }
		</Answer>
	);
}

const draftOf = (
	group: SourceGroup | null,
	sources: readonly Source[],
	targets: readonly Target[]
): GroupDraft => ( {
	name: group?.name ?? '',
	members: sources
		.filter( ( source ) => group !== null && source.group_id === group.id )
		.map( ( { id } ) => id ),
	placements: placementDrafts( group?.placements ?? [], targets, 'own' ),
} );
