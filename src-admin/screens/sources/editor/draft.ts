import type {
	Placement,
	ReadySource,
	Rule,
	Source,
	SourceGroup,
	SourceWrite,
	Target,
} from '../../../api/types';
import { phone } from '../../../words/phone';
import { ruleToWrite } from './rule';

export interface PlacementDraft {
	target_id: number;
	kind: Placement[ 'kind' ];
	pool_id: number | null;
	/** Numbers as people write them; the server understands any way. */
	static_number: string;
	default_number: string;
}

export interface SourceDraft {
	name: string;
	rule: Rule;
	enabled: boolean;
	/** The group whose numbers it shows where it has none of its own. */
	group_id: number | null;
	/** One for each target, in their order; "group" and "own" are what a target without a placement shows. */
	placements: PlacementDraft[];
}

export const newDraft = (
	targets: readonly Target[],
	ready?: ReadySource
): SourceDraft => ( {
	name: ready?.name ?? '',
	rule: ready?.rule ?? { any: [] },
	enabled: true,
	group_id: null,
	placements: targets.map( ( { id } ) => emptyPlacement( id, 'own' ) ),
} );

export const draftOf = (
	source: Source,
	targets: readonly Target[]
): SourceDraft => ( {
	name: source.name,
	rule: source.rule,
	enabled: source.enabled,
	group_id: source.group_id,
	placements: placementDrafts(
		source.placements.filter( ( { of_group: ofGroup } ) => ! ofGroup ),
		targets,
		source.group_id === null ? 'own' : 'group'
	),
} );

/**
 * @param saved
 * @param targets
 * @param otherwise What a target without a placement shows.
 */
export const placementDrafts = (
	saved: SourceGroup[ 'placements' ],
	targets: readonly Target[],
	otherwise: 'own' | 'group'
): PlacementDraft[] =>
	targets.map( ( { id } ) => {
		const found = saved.find( ( one ) => one.target_id === id );
		return found
			? {
					target_id: id,
					kind: found.kind,
					pool_id: found.pool_id,
					static_number: phone( found.static_number ?? '' ),
					default_number: phone( found.default_number ?? '' ),
				}
			: emptyPlacement( id, otherwise );
	} );

/**
 * Who joins a group shows its numbers from then on, but keeps what is his own; who leaves one shows the site's.
 * @param draft
 * @param groupId
 */
export const inGroup = (
	draft: SourceDraft,
	groupId: number | null
): Pick< SourceDraft, 'group_id' | 'placements' > => {
	const [ from, to ] =
		groupId === null
			? ( [ 'group', 'own' ] as const )
			: ( [ 'own', 'group' ] as const );
	const isKept = ( draft.group_id === null ) === ( groupId === null );
	return {
		group_id: groupId,
		placements: draft.placements.map( ( placement ) =>
			! isKept && placement.kind === from
				? { ...placement, kind: to }
				: placement
		),
	};
};

/**
 * As it is sent. All placements are, also those that show the own number: so the indexes of the server's
 * errors are those of the form.
 *
 * @param draft
 * @param isBuiltin Its rule is fixed.
 */
export const toWrite = (
	draft: SourceDraft,
	isBuiltin: boolean
): SourceWrite => ( {
	name: draft.name.trim(),
	enabled: draft.enabled,
	...( isBuiltin ? {} : { rule: ruleToWrite( draft.rule ) } ),
	group_id: draft.group_id,
	placements: draft.placements.map( ( placement ) => ( {
		...placementToWrite( placement ),
		kind: placement.kind,
	} ) ),
} );

/**
 * Each kind is sent with its own fields alone.
 * @param placement
 */
export const placementToWrite = ( placement: PlacementDraft ) => ( {
	target_id: placement.target_id,
	kind: placement.kind === 'group' ? ( 'own' as const ) : placement.kind,
	pool_id: placement.kind === 'pool' ? placement.pool_id : null,
	static_number:
		placement.kind === 'static' ? placement.static_number.trim() : null,
	default_number:
		placement.kind === 'pool'
			? placement.default_number.trim() || null
			: null,
} );

const emptyPlacement = (
	target: number,
	kind: 'own' | 'group'
): PlacementDraft => ( {
	target_id: target,
	kind,
	pool_id: null,
	static_number: '',
	default_number: '',
} );
