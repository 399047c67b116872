import { Button, RadioControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import { usePools } from '../../../api/pools';
import type { Pool, Target } from '../../../api/types';
import { SelectField, TextField } from '../../../components/Field';
import { NewPoolDialog } from '../../../components/pool/NewPoolDialog';
import type { PlacementDraft } from './draft';
import { phone } from '../../../words/phone';

interface Props {
	placement: PlacementDraft;
	target: Target;
	/** What a new pool is called at first. */
	ownerName: string;
	/** What its group shows here, in words, where it is in one. */
	groupShows?: string | undefined;
	/** By the placement's own fields. */
	errors: FieldErrors;
	onChange: ( change: Partial< PlacementDraft > ) => void;
}

export function PlacementFields( {
	placement,
	target,
	ownerName,
	groupShows,
	errors,
	onChange,
}: Props ) {
	return (
		<fieldset className="ringwell-placement">
			<legend>
				{ target.name }{ ' ' }
				<bdi className="ringwell-phone ringwell-muted">
					{ phone( target.number, target.display ) }
				</bdi>
			</legend>
			<RadioControl
				label={ __( 'What these visitors see', 'ringwell' ) }
				hideLabelFromVision
				selected={ placement.kind }
				options={ [
					...( groupShows === undefined
						? []
						: [ { value: 'group', label: groupShows } ] ),
					{
						value: 'pool',
						label: __(
							'A pool: each visitor sees a number of his own',
							'ringwell'
						),
					},
					{
						value: 'static',
						label: __( 'One number for all of them', 'ringwell' ),
					},
					{
						value: 'own',
						label: __( 'The site’s own number', 'ringwell' ),
					},
				] }
				onChange={ ( kind ) =>
					onChange( { kind: kind as PlacementDraft[ 'kind' ] } )
				}
			/>
			{ errors.kind && <p className="ringwell-error">{ errors.kind }</p> }
			{ placement.kind === 'pool' && (
				<PoolFields
					placement={ placement }
					target={ target }
					ownerName={ ownerName }
					errors={ errors }
					onChange={ onChange }
				/>
			) }
			{ placement.kind === 'static' && (
				<TextField
					label={ __( 'The number', 'ringwell' ) }
					type="tel"
					dir="ltr"
					maxLength={ 64 }
					help={ __(
						'In any format. A call to it tells the source, never the visit.',
						'ringwell'
					) }
					value={ placement.static_number }
					error={ errors.static_number }
					onChange={ ( value ) =>
						onChange( { static_number: value } )
					}
				/>
			) }
		</fieldset>
	);
}

function PoolFields( {
	placement,
	target,
	ownerName,
	errors,
	onChange,
}: Props ) {
	const pools = usePools();
	const [ isMaking, setMaking ] = useState( false );
	const mine = ( pools.data ?? [] ).filter(
		( pool ) => pool.target_id === target.id
	);
	return (
		<>
			<div className="ringwell-row">
				<SelectField
					label={ __( 'Pool', 'ringwell' ) }
					value={ String( placement.pool_id ?? '' ) }
					error={ errors.pool_id }
					options={
						pools.data
							? poolOptions( mine )
							: [
									{
										value: String(
											placement.pool_id ?? ''
										),
										label: __( 'Loading…', 'ringwell' ),
									},
								]
					}
					onChange={ ( id ) =>
						onChange( { pool_id: id === '' ? null : Number( id ) } )
					}
				/>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => setMaking( true ) }
				>
					{ __( 'New pool', 'ringwell' ) }
				</Button>
			</div>
			<TextField
				label={ __(
					'When no number is left: default number',
					'ringwell'
				) }
				type="tel"
				dir="ltr"
				maxLength={ 64 }
				help={ __(
					'In any format. Empty: the site’s own number.',
					'ringwell'
				) }
				value={ placement.default_number }
				error={ errors.default_number }
				onChange={ ( value ) => onChange( { default_number: value } ) }
			/>
			{ isMaking && (
				<NewPoolDialog
					target={ target }
					name={ ownerName }
					onMade={ ( pool ) => {
						setMaking( false );
						onChange( { pool_id: pool.id } );
					} }
					onClose={ () => setMaking( false ) }
				/>
			) }
		</>
	);
}

const poolOptions = ( pools: Pool[] ) => [
	{ value: '', label: __( 'Choose a pool', 'ringwell' ) },
	...pools.map( ( pool ) => ( {
		value: String( pool.id ),
		label: poolText( pool ),
	} ) ),
];

const poolText = ( pool: Pool ): string =>
	sprintf(
		/* translators: 1: name of a pool, 2: number of phone numbers in it */
		_n(
			'%1$s (%2$d number)',
			'%1$s (%2$d numbers)',
			pool.numbers,
			'ringwell'
		),
		pool.name,
		pool.numbers
	);
