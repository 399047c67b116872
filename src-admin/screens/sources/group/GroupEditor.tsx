import { CheckboxControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { saveGroup, useGroups } from '../../../api/groups';
import type { Source, SourceGroup, Target } from '../../../api/types';
import { TextField } from '../../../components/Field';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import { useRouter } from '../../../router';
import { placementToWrite } from '../editor/draft';
import type { PlacementDraft } from '../editor/draft';
import { Placements } from '../editor/Placements';
import { DeleteGroup } from './DeleteGroup';

export interface GroupDraft {
	name: string;
	/** Ids of its sources. */
	members: number[];
	/** One for each target, in their order. */
	placements: PlacementDraft[];
}

const SHOWN = [
	'name',
	'placements.*.kind',
	'placements.*.pool_id',
	'placements.*.static_number',
	'placements.*.default_number',
];

interface Props {
	group: SourceGroup | null;
	initial: GroupDraft;
	sources: readonly Source[];
	targets: readonly Target[];
}

export function GroupEditor( { group, initial, sources, targets }: Props ) {
	const router = useRouter();
	const say = useSay();
	const form = useForm( initial, async ( draft, letGo ) => {
		await saveGroup( group?.id ?? null, {
			name: draft.name.trim(),
			sources: draft.members,
			placements: draft.placements.map( placementToWrite ),
		} );
		letGo();
		say( __( 'Group saved.', 'ringwell' ) );
		router.go( '/sources' );
	} );
	const { draft, set, errors } = form;
	return (
		<FormFrame
			form={ form }
			shown={ SHOWN }
			always={ group === null }
			more={ group && <DeleteGroup group={ group } /> }
		>
			<section className="ringwell-card">
				<TextField
					label={ __( 'Name', 'ringwell' ) }
					value={ draft.name }
					maxLength={ 120 }
					error={ errors.name }
					help={ __(
						'Reports say it where a call tells the group alone.',
						'ringwell'
					) }
					onChange={ ( name ) => set( { name } ) }
				/>
				<Members
					group={ group }
					sources={ sources }
					members={ draft.members }
					onChange={ ( members ) => set( { members } ) }
				/>
			</section>
			<Placements
				placements={ draft.placements }
				targets={ targets }
				ownerName={ draft.name }
				errors={ errors }
				onChange={ ( placements ) => set( { placements } ) }
			/>
		</FormFrame>
	);
}

interface MembersProps extends Pick< Props, 'group' | 'sources' > {
	members: readonly number[];
	onChange: ( members: number[] ) => void;
}

function Members( { group, sources, members, onChange }: MembersProps ) {
	const groups = useGroups().data ?? [];
	return (
		<fieldset className="ringwell-checks">
			<legend>{ __( 'Sources in this group', 'ringwell' ) }</legend>
			{ sources.map( ( source ) => {
				const other =
					source.group_id === group?.id
						? undefined
						: groups.find( ( { id } ) => id === source.group_id );
				return (
					<CheckboxControl
						key={ source.id }
						label={
							other
								? sprintf(
										/* translators: 1: name of a source, 2: name of a group of sources */
										__(
											'%1$s (now in the group “%2$s”, which it would leave)',
											'ringwell'
										),
										source.name,
										other.name
									)
								: source.name
						}
						checked={ members.includes( source.id ) }
						onChange={ ( isIn ) =>
							onChange(
								isIn
									? [ ...members, source.id ]
									: members.filter(
											( id ) => id !== source.id
										)
							)
						}
						__nextHasNoMarginBottom
					/>
				);
			} ) }
		</fieldset>
	);
}
