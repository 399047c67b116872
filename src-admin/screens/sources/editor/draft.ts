import type {
	Placement,
	ReadySource,
	Rule,
	Source,
	SourceWrite,
	Target,
} from '../../../api/types';
import { ruleToWrite } from './rule';

export interface PlacementDraft {
	target_id: number;
	kind: Placement[ 'kind' ];
	pool_id: number | null;
	static_number: string;
	default_number: string;
}

export interface SourceDraft {
	name: string;
	rule: Rule;
	enabled: boolean;
	/** One for each target, in their order; "own" is what a target without a placement shows. */
	placements: PlacementDraft[];
}

export const newDraft = (
	targets: readonly Target[],
	ready?: ReadySource
): SourceDraft => ( {
	name: ready?.name ?? '',
	rule: ready?.rule ?? { any: [] },
	enabled: true,
	placements: targets.map( ( { id } ) => ownNumber( id ) ),
} );

export const draftOf = (
	source: Source,
	targets: readonly Target[]
): SourceDraft => ( {
	name: source.name,
	rule: source.rule,
	enabled: source.enabled,
	placements: targets.map( ( { id } ) => {
		const saved = source.placements.find(
			( { target_id: target } ) => target === id
		);
		return saved
			? {
					target_id: id,
					kind: saved.kind,
					pool_id: saved.pool_id,
					static_number: saved.static_number ?? '',
					default_number: saved.default_number ?? '',
				}
			: ownNumber( id );
	} ),
} );

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
	placements: draft.placements.map( ( placement ) => ( {
		target_id: placement.target_id,
		kind: placement.kind,
		pool_id: placement.kind === 'pool' ? placement.pool_id : null,
		static_number:
			placement.kind === 'static' ? placement.static_number.trim() : null,
		default_number:
			placement.kind === 'pool'
				? placement.default_number.trim() || null
				: null,
	} ) ),
} );

const ownNumber = ( target: number ): PlacementDraft => ( {
	target_id: target,
	kind: 'own',
	pool_id: null,
	static_number: '',
	default_number: '',
} );
