import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Branches } from '../../../api/branches';
import { errorsBelow } from '../../../api/fields';
import type { FieldErrors } from '../../../api/error';
import type { Connection } from '../../../api/types';
import { Card } from '../../../components/Card';
import { SelectField, TextField } from '../../../components/Field';
import { dayAndTime } from '../../../words/time';
import { zoneOptions } from '../../connections/zoneOptions';
import { LinesField } from '../LinesField';
import type { BranchDraft } from './draft';
import { RingsFirst } from './RingsFirst';
import { WeekFields } from './WeekFields';

interface Props {
	index: number;
	branch: BranchDraft;
	/** What holds now, of one that is stored. */
	now: Branches[ 'now' ][ number ] | undefined;
	connections: readonly Connection[];
	/** Whether it rings by the phone system that is stored for it. */
	isStored: boolean;
	/** By path from the branch on. */
	errors: FieldErrors;
	onChange: ( change: Partial< BranchDraft > ) => void;
	/** null where it is the only one. */
	onRemove: ( () => void ) | null;
}

/** One branch: when it answers, by which phone system it rings out, and who hears of requests. */
export function BranchCard( props: Props ) {
	const { index, branch, now, connections, errors } = props;
	const { onChange: set, onRemove } = props;
	return (
		<Card
			id={ `branch-${ index }` }
			title={ branch.name || __( 'New branch', 'ringwell' ) }
		>
			{ now && <p className="ringwell-muted">{ nowText( now ) }</p> }
			<div className="ringwell-row">
				<TextField
					label={ __( 'Name', 'ringwell' ) }
					value={ branch.name }
					maxLength={ 80 }
					error={ errors.name }
					onChange={ ( name ) => set( { name } ) }
				/>
				<SelectField
					label={ __( 'Time zone', 'ringwell' ) }
					value={ branch.zone }
					options={ zoneOptions( branch.zone ) }
					error={ errors.zone }
					onChange={ ( zone ) => set( { zone } ) }
				/>
			</div>
			<WeekFields
				week={ branch.week }
				errors={ errorsBelow( errors, 'week' ) }
				onChange={ ( week ) => set( { week } ) }
			/>
			<RingsFirst
				branch={ branch }
				connections={ connections }
				errors={ errors }
				isStored={ props.isStored }
				onChange={ set }
			/>
			<LinesField
				label={ __( 'E-mail of staff, one a line', 'ringwell' ) }
				help={ __(
					'They hear of requests and of patients who could not be rung. Empty: the administrator of this site.',
					'ringwell'
				) }
				field="staff"
				value={ branch.staff }
				errors={ errors }
				onChange={ ( staff ) => set( { staff } ) }
			/>
			{ onRemove && (
				<Button
					variant="tertiary"
					isDestructive
					__next40pxDefaultSize
					onClick={ onRemove }
				>
					{ __( 'Remove this branch', 'ringwell' ) }
				</Button>
			) }
		</Card>
	);
}

function nowText( { open, next }: Branches[ 'now' ][ number ] ): string {
	if ( open ) {
		return __( 'Open now.', 'ringwell' );
	}
	return next === null
		? __( 'Closed, and not open again within two months.', 'ringwell' )
		: sprintf(
				/* translators: %s: day and time */
				__( 'Closed now, opens %s by this site’s clock.', 'ringwell' ),
				dayAndTime( next )
			);
}
