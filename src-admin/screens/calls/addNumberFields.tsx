import { __, sprintf } from '@wordpress/i18n';
import type { Pool, Source, Target } from '../../api/types';
import { useAllNumbers } from '../../api/numbers';
import { Answer } from '../../components/Answer';
import { SelectField, TextField } from '../../components/Field';
import { Unbroken } from '../../components/Unbroken';
import { phone } from '../../words/phone';
import type { Choice } from './addNumberChoice';

interface Shared {
	choice: Choice;
	set: ( change: Partial< Choice > ) => void;
}

const options = ( named: readonly { id: number; name: string }[] ) => [
	{ value: '', label: __( 'Choose', 'ringwell' ) },
	...named.map( ( { id, name } ) => ( {
		value: String( id ),
		label: name,
	} ) ),
];

export const ChoosePool = ( {
	choice,
	set,
	pools,
}: Shared & { pools: readonly Pool[] } ) => (
	<SelectField
		label={ __( 'Pool', 'ringwell' ) }
		value={ choice.pool }
		options={ options( pools ) }
		onChange={ ( pool ) => set( { pool } ) }
	/>
);

export const ChooseSource = ( {
	choice,
	set,
	sources,
	targets,
	shown,
}: Shared & {
	sources: readonly Source[];
	targets: readonly Target[];
	/** What the number would take the place of. */
	shown: string;
} ) => (
	<>
		<SelectField
			label={ __( 'Source', 'ringwell' ) }
			value={ choice.source }
			options={ options( sources ) }
			onChange={ ( source ) => set( { source } ) }
			help={
				shown === '' ? (
					__( 'All its visitors will see this number.', 'ringwell' )
				) : (
					<Unbroken
						text={ sprintf(
							/* translators: %s: name of a pool, or a phone number */
							__(
								'All its visitors will see this number, no longer %s.',
								'ringwell'
							),
							shown
						) }
					/>
				)
			}
		/>
		{ targets.length > 1 && (
			<SelectField
				label={ __( 'In place of', 'ringwell' ) }
				value={ choice.target }
				options={ options( targets ) }
				onChange={ ( target ) => set( { target } ) }
			/>
		) }
	</>
);

export const NameOnSite = ( {
	choice,
	set,
	error,
}: Shared & { error: string | undefined } ) => (
	<TextField
		label={ __( 'What you call it', 'ringwell' ) }
		help={ __(
			'Such as “Branch on Lenin street”. Sources may then show other numbers in its place.',
			'ringwell'
		) }
		value={ choice.name }
		maxLength={ 120 }
		error={ error }
		onChange={ ( name ) => set( { name } ) }
	/>
);

/** An 8-800 number is led to another one, and some phone systems report that, or a line's name. */
export function ChooseNumber( {
	choice,
	set,
	error,
}: Shared & { error: string | undefined } ) {
	const numbers = useAllNumbers();
	return (
		<Answer of={ numbers } lines={ 1 }>
			{ ( rows ) => (
				<SelectField
					label={ __( 'Of which number', 'ringwell' ) }
					help={ __(
						'Choose the number that patients see. Calls to it are recognised by this name too.',
						'ringwell'
					) }
					value={ choice.alias }
					options={ options(
						rows.map( ( { id, number, label } ) => ( {
							id,
							name: [ phone( number ), label ]
								.filter( Boolean )
								.join( ', ' ),
						} ) )
					) }
					error={ error }
					onChange={ ( alias ) => set( { alias } ) }
				/>
			) }
		</Answer>
	);
}
