import { Modal, RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { addDialled } from '../../api/dialled';
import { errorsWithoutField } from '../../api/fields';
import { usePools } from '../../api/pools';
import { useSources } from '../../api/sources';
import { useTargets } from '../../api/targets';
import type { Pool, Source, Target } from '../../api/types';
import { Answer } from '../../components/Answer';
import { DialogButtons } from '../../components/DialogButtons';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { useSaving } from '../../components/useSaving';
import {
	ChooseNumber,
	ChoosePool,
	ChooseSource,
	NameOnSite,
} from './addNumberFields';
import {
	newRole,
	possibleKinds,
	shownUntilNow,
	type Choice,
} from './addNumberChoice';

interface Props {
	/** E.164, or a line's name */
	number: string;
	written: string;
	onClose: () => void;
}

/** What a number that rang shall be from now on. */
export function AddNumberDialog( { number, written, onClose }: Props ) {
	const pools = usePools();
	const sources = useSources();
	const targets = useTargets();
	return (
		<Modal
			title={ sprintf(
				/* translators: %s: phone number */
				__( 'Add %s to your numbers', 'ringwell' ),
				written
			) }
			onRequestClose={ onClose }
			className="ringwell-modal"
		>
			<Answer of={ pools } lines={ 3 }>
				{ ( knownPools ) => (
					<Answer of={ sources } lines={ 3 }>
						{ ( knownSources ) => (
							<Answer of={ targets } lines={ 3 }>
								{ ( knownTargets ) => (
									<Choose
										number={ number }
										pools={ knownPools }
										sources={ knownSources }
										targets={ knownTargets }
										onClose={ onClose }
									/>
								) }
							</Answer>
						) }
					</Answer>
				) }
			</Answer>
		</Modal>
	);
}

interface ChooseProps {
	number: string;
	pools: readonly Pool[];
	sources: readonly Source[];
	targets: readonly Target[];
	onClose: () => void;
}

function Choose( { number, onClose, ...known }: ChooseProps ) {
	const say = useSay();
	const { pools, sources, targets } = known;
	const kinds = possibleKinds( known, number );
	const [ choice, setChoice ] = useState< Choice >( {
		kind: kinds[ 0 ] ?? 'site',
		pool: '',
		source: '',
		target: String( targets[ 0 ]?.id ?? '' ),
		name: '',
		alias: '',
	} );
	const set = ( change: Partial< Choice > ) =>
		setChoice( ( now ) => ( { ...now, ...change } ) );
	const role = newRole( choice );

	const { error, errors, isBusy, submit } = useSaving(
		role === null
			? null
			: async () => {
					await addDialled( number, role );
					say(
						__(
							'Number added. Its calls are recognised from now on.',
							'ringwell'
						)
					);
					onClose();
				}
	);
	const problems = error
		? [
				error.message,
				...errorsWithoutField( errors, [ 'name', 'aliases' ] ),
			]
		: [];
	return (
		<form onSubmit={ submit } noValidate>
			{ kinds.length > 1 && (
				<RadioControl
					className="ringwell-field"
					label={ __( 'What is it?', 'ringwell' ) }
					selected={ choice.kind }
					options={ kinds.map( ( kind ) => ( {
						value: kind,
						label: kindText( kind ),
					} ) ) }
					onChange={ ( kind ) =>
						set( { kind: kind as Choice[ 'kind' ] } )
					}
				/>
			) }
			{ choice.kind === 'pool' && (
				<ChoosePool choice={ choice } set={ set } pools={ pools } />
			) }
			{ choice.kind === 'static' && (
				<ChooseSource
					choice={ choice }
					set={ set }
					sources={ sources }
					targets={ targets }
					shown={ shownUntilNow( choice, sources ) }
				/>
			) }
			{ choice.kind === 'site' && (
				<NameOnSite
					choice={ choice }
					set={ set }
					error={ errors.name }
				/>
			) }
			{ choice.kind === 'alias' && (
				<ChooseNumber
					choice={ choice }
					set={ set }
					error={ errors.aliases }
				/>
			) }
			<p className="ringwell-muted">
				{ __(
					'This holds from now on. Earlier calls of this number stay as they are: nobody knows what it was then.',
					'ringwell'
				) }
			</p>
			<Problem text={ problems.join( ' ' ) } />
			<DialogButtons
				save={ __( 'Add', 'ringwell' ) }
				isBusy={ isBusy }
				canSave={ role !== null }
				onCancel={ onClose }
			/>
		</form>
	);
}

const kindText = ( kind: Choice[ 'kind' ] ): string =>
	( {
		pool: __( 'One of a pool, given out to visitors', 'ringwell' ),
		static: __(
			'The number of one source: an advertisement, a map, a leaflet',
			'ringwell'
		),
		site: __( 'A number that stands on your site itself', 'ringwell' ),
		alias: __(
			'Another name of one of your numbers, such as the line that a toll-free number leads to',
			'ringwell'
		),
	} )[ kind ];
