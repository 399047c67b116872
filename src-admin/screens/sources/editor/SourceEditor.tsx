import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { deleteSource, saveSource } from '../../../api/sources';
import { errorsBelow } from '../../../api/fields';
import type { Source, Target } from '../../../api/types';
import { AskFirst } from '../../../components/AskFirst';
import { Empty } from '../../../components/Empty';
import { TextField } from '../../../components/Field';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import { Link, useRouter } from '../../../router';
import { toWrite } from './draft';
import type { SourceDraft } from './draft';
import { PlacementFields } from './PlacementFields';
import { RuleEditor } from './RuleEditor';

const SHOWN = [
	'name',
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
			</section>
			<section className="ringwell-card" aria-labelledby="ringwell-shows">
				<h2 id="ringwell-shows">
					{ __( 'What these visitors see', 'ringwell' ) }
				</h2>
				{ targets.length === 0 && (
					<Empty
						action={
							<Link to="/settings">
								{ __(
									'Add the number of your site',
									'ringwell'
								) }
							</Link>
						}
					>
						{ __(
							'First say which phone number your site shows.',
							'ringwell'
						) }
					</Empty>
				) }
				{ draft.placements.map( ( placement, i ) => {
					const target = targets.find(
						( { id } ) => id === placement.target_id
					);
					return (
						target && (
							<PlacementFields
								key={ target.id }
								placement={ placement }
								target={ target }
								sourceName={ draft.name }
								errors={ errorsBelow(
									errors,
									`placements.${ i }`
								) }
								onChange={ ( change ) =>
									set( {
										placements: draft.placements.map(
											( one, at ) =>
												at === i
													? { ...one, ...change }
													: one
										),
									} )
								}
							/>
						)
					);
				} ) }
			</section>
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
