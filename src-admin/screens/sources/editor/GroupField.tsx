import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { SourceGroup } from '../../../api/types';
import { SelectField } from '../../../components/Field';
import { placementText } from '../showsText';
import { NewGroupDialog } from './NewGroupDialog';

interface Props {
	value: number | null;
	/** Undefined while they load. */
	groups: readonly SourceGroup[] | undefined;
	error?: string | undefined;
	onChange: ( id: number | null ) => void;
}

/** Which group a source is in: one at most. */
export function GroupField( { value, groups, error, onChange }: Props ) {
	const [ isMaking, setMaking ] = useState( false );
	return (
		<div className="ringwell-row">
			<SelectField
				label={ __( 'Group', 'ringwell' ) }
				help={ __(
					'The sources of a group share its numbers. What a source shows of its own comes first.',
					'ringwell'
				) }
				value={ String( value ?? '' ) }
				error={ error }
				options={
					groups
						? [
								{ value: '', label: __( 'None', 'ringwell' ) },
								...groups.map( ( { id, name } ) => ( {
									value: String( id ),
									label: name,
								} ) ),
							]
						: [
								{
									value: String( value ?? '' ),
									label: __( 'Loading…', 'ringwell' ),
								},
							]
				}
				onChange={ ( id ) =>
					onChange( id === '' ? null : Number( id ) )
				}
			/>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => setMaking( true ) }
			>
				{ __( 'New group', 'ringwell' ) }
			</Button>
			{ isMaking && (
				<NewGroupDialog
					onMade={ ( group ) => {
						setMaking( false );
						onChange( group.id );
					} }
					onClose={ () => setMaking( false ) }
				/>
			) }
		</div>
	);
}

/**
 * The choice to show what the group does, in words.
 * @param group
 * @param target
 */
export function groupShowsText( group: SourceGroup, target: number ): string {
	const placement = group.placements.find(
		( { target_id: id } ) => id === target
	);
	return sprintf(
		/* translators: 1: name of a group of sources, 2: what it shows */
		__( 'As the group “%1$s”: %2$s', 'ringwell' ),
		group.name,
		placement
			? placementText( placement )
			: __( 'The site’s own number', 'ringwell' )
	);
}
