import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { deleteSource, saveSource } from '../../../api/sources';
import { errorsBelow } from '../../../api/fields';
import { useGroups } from '../../../api/groups';
import type { Source, Target } from '../../../api/types';
import { AskFirst } from '../../../components/AskFirst';
import { TextField } from '../../../components/Field';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import { useRouter } from '../../../router';
import { inGroup, toWrite } from './draft';
import type { SourceDraft } from './draft';
import { GroupField, groupShowsText } from './GroupField';
import { Placements } from './Placements';
import { RuleEditor } from './RuleEditor';

const SHOWN = [
	'name',
	'group_id',
	'rule.any.*.all.*.field',
	'rule.any.*.all.*.op',
	'rule.any.*.all.*.value',
	'rule.any.*.all.*.name',
	'placements.*.kind',
	'placements.*.pool_id',
	'placements.*.static_number',
	'placements.*.default_number',
];

interface Props {
	source: Source | null;
	initial: SourceDraft;
	targets: Target[];
}

export function SourceEditor( { source, initial, targets }: Props ) {
	const router = useRouter();
	const say = useSay();
	const isBuiltin = source !== null && source.builtin !== null;
	const form = useForm( initial, async ( draft, letGo ) => {
		await saveSource( source?.id ?? null, toWrite( draft, isBuiltin ) );
		letGo();
		say( __( 'Source saved.', 'ringwell' ) );
		router.go( '/sources' );
	} );
	const { draft, set, errors } = form;
	const groups = useGroups();
	const group = groups.data?.find( ( { id } ) => id === draft.group_id );
	return (
		<FormFrame
			form={ form }
			shown={
				isBuiltin
					? SHOWN.filter( ( path ) => ! path.startsWith( 'rule' ) )
					: SHOWN
			}
			always={ source === null }
			more={ source && ! isBuiltin && <DeleteSource source={ source } /> }
		>
			<section className="ringwell-card">
				<TextField
					label={ __( 'Name', 'ringwell' ) }
					value={ draft.name }
					maxLength={ 120 }
					disabled={ isBuiltin }
					error={ errors.name }
					help={
						isBuiltin
							? __(
									'This source is built in: it takes whom no other source wanted.',
									'ringwell'
								)
							: undefined
					}
					onChange={ ( name ) => set( { name } ) }
				/>
				{ isBuiltin ? (
					<p>{ source.rule_text }</p>
				) : (
					<RuleEditor
						rule={ draft.rule }
						errors={ errorsBelow( errors, 'rule' ) }
						onChange={ ( rule ) => set( { rule } ) }
					/>
				) }
				{ ! isBuiltin && (
					<ToggleControl
						label={ __( 'In use', 'ringwell' ) }
						checked={ draft.enabled }
						onChange={ ( enabled ) => set( { enabled } ) }
						__nextHasNoMarginBottom
					/>
				) }
				<GroupField
					value={ draft.group_id }
					groups={ groups.data }
					error={ errors.group_id }
					onChange={ ( id ) => set( inGroup( draft, id ) ) }
				/>
			</section>
			<Placements
				placements={ draft.placements }
				targets={ targets }
				ownerName={ draft.name }
				groupShows={
					group && ( ( target ) => groupShowsText( group, target ) )
				}
				errors={ errors }
				onChange={ ( placements ) => set( { placements } ) }
			/>
		</FormFrame>
	);
}

function DeleteSource( { source }: { source: Source } ) {
	const router = useRouter();
	const say = useSay();
	return (
		<AskFirst
			text={ __( 'Delete this source', 'ringwell' ) }
			title={ __( 'Delete this source?', 'ringwell' ) }
			action={ __( 'Delete', 'ringwell' ) }
			isDestructive
			onConfirm={ () => deleteSource( source.id ) }
			onDone={ () => {
				say( __( 'Source deleted.', 'ringwell' ) );
				router.go( '/sources' );
			} }
		>
			{ __(
				'Its visitors will belong to the next source that fits, and see that one’s number. Its past visits and calls stay.',
				'ringwell'
			) }
		</AskFirst>
	);
}
