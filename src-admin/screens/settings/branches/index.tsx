import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { saveBranches, useBranches } from '../../../api/branches';
import type { Branches } from '../../../api/branches';
import { useConnections } from '../../../api/connections';
import { ApiError, toApiError } from '../../../api/error';
import { errorsBelow } from '../../../api/fields';
import type { Connection } from '../../../api/types';
import { Answer } from '../../../components/Answer';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { useForm } from '../../../components/useForm';
import { BranchCard } from './BranchCard';
import {
	draftOf,
	hoursErrors,
	newBranch,
	toWrite,
	withoutBranch,
} from './draft';
import { Holidays } from './Holidays';

const SHOWN = [
	'branches.*.name',
	'branches.*.zone',
	'branches.*.week.*',
	'branches.*.connection',
	'branches.*.clinic',
	'branches.*.number',
	'branches.*.staff',
	'branches.*.staff.*',
	'holidays.*.date',
	'holidays.*.hours',
];

/** Branches with their hours, and days on which these don't hold. */
export default function BranchSettings() {
	const branches = useBranches();
	const connections = useConnections();
	// A branch that was new has an id now: the form begins anew from what is stored.
	const [ round, setRound ] = useState( 0 );
	return (
		<Answer of={ branches } lines={ 10 }>
			{ ( stored ) => (
				<Answer of={ connections } lines={ 10 }>
					{ ( known ) => (
						<BranchForm
							key={ round }
							stored={ stored }
							connections={ known }
							onNewIds={ () => setRound( ( now ) => now + 1 ) }
						/>
					) }
				</Answer>
			) }
		</Answer>
	);
}

interface Props {
	stored: Branches;
	connections: readonly Connection[];
	onNewIds: () => void;
}

function BranchForm( { stored, connections, onNewIds }: Props ) {
	const say = useSay();
	const form = useForm( draftOf( stored ), async ( draft, letGo ) => {
		try {
			await saveBranches( toWrite( draft ) );
		} catch ( thrown ) {
			const { message, code, status, fields } = toApiError( thrown );
			throw new ApiError( message, code, status, {
				...fields,
				...hoursErrors( draft ),
			} );
		}
		say( __( 'Settings saved.', 'ringwell' ) );
		if ( draft.branches.some( ( { id } ) => id === null ) ) {
			letGo();
			onNewIds();
		}
	} );
	const { draft, set, errors } = form;
	const { branches } = draft;
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			{ branches.map( ( branch, index ) => (
				<BranchCard
					key={ branch.id ?? `new ${ index }` }
					index={ index }
					branch={ branch }
					now={ stored.now.find(
						( one ) => one.branch === branch.id
					) }
					connections={ connections }
					isStored={
						String(
							stored.branches.find(
								( { id } ) => id === branch.id
							)?.connection
						) === branch.connection
					}
					errors={ errorsBelow( errors, `branches.${ index }` ) }
					onChange={ ( change ) =>
						set( {
							branches: branches.map( ( one, i ) =>
								i === index ? { ...one, ...change } : one
							),
						} )
					}
					onRemove={
						branches.length === 1
							? null
							: () => set( withoutBranch( draft, index ) )
					}
				/>
			) ) }
			<p>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () =>
						set( {
							branches: [
								...branches,
								newBranch( branches[ 0 ] ),
							],
						} )
					}
				>
					{ __( 'Add a branch', 'ringwell' ) }
				</Button>
			</p>
			<Holidays
				holidays={ draft.holidays }
				branches={ branches }
				errors={ errorsBelow( errors, 'holidays' ) }
				onChange={ ( holidays ) => set( { holidays } ) }
			/>
		</FormFrame>
	);
}
