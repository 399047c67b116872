import { __ } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import { errorsBelow } from '../../../api/fields';
import type { Target } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Empty } from '../../../components/Empty';
import { Link } from '../../../router';
import type { PlacementDraft } from './draft';
import { PlacementFields } from './PlacementFields';

interface Props {
	placements: PlacementDraft[];
	targets: readonly Target[];
	/** What a new pool is called at first. */
	ownerName: string;
	/** What its group shows at a target, in words; absent where it is in none. */
	groupShows?: ( ( target: number ) => string ) | undefined;
	/** By all fields of the form. */
	errors: FieldErrors;
	onChange: ( placements: PlacementDraft[] ) => void;
}

/** What visitors of a source or a group see at each target. */
export function Placements( {
	placements,
	targets,
	ownerName,
	groupShows,
	errors,
	onChange,
}: Props ) {
	return (
		<Card id="shows" title={ __( 'What these visitors see', 'ringwell' ) }>
			{ targets.length === 0 && (
				<Empty
					action={
						<Link to="/settings">
							{ __( 'Add the number of your site', 'ringwell' ) }
						</Link>
					}
				>
					{ __(
						'First say which phone number your site shows.',
						'ringwell'
					) }
				</Empty>
			) }
			{ placements.map( ( placement, i ) => {
				const target = targets.find(
					( { id } ) => id === placement.target_id
				);
				return (
					target && (
						<PlacementFields
							key={ target.id }
							placement={ placement }
							target={ target }
							ownerName={ ownerName }
							groupShows={ groupShows?.( target.id ) }
							errors={ errorsBelow(
								errors,
								`placements.${ i }`
							) }
							onChange={ ( change ) =>
								onChange(
									placements.map( ( one, at ) =>
										at === i ? { ...one, ...change } : one
									)
								)
							}
						/>
					)
				);
			} ) }
		</Card>
	);
}
