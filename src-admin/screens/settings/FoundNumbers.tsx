import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { useTargets } from '../../api/targets';
import type { Target } from '../../api/types';
import { Card } from '../../components/Card';
import { can } from '../../boot';
import { TextField } from '../../components/Field';
import { Loading } from '../../components/Loading';
import type { FoundNumber } from '../../components/site/findNumbers';
import { Picture } from '../../components/site/Picture';
import type { Chosen } from '../../components/site/Picture';
import { TargetDialog } from '../../components/site/TargetDialog';
import { useSitePage } from '../../components/site/useSitePage';
import { phone } from '../../words/phone';
import { FoundRow } from './FoundRow';
import { useLeavingAlone } from './useLeavingAlone';

/** The numbers that a page of the site shows, beside its picture; for those who may add one. */
export function FoundNumbers() {
	const { data } = useTargets();
	return data && can( 'ringwell_edit_sources' ) ? (
		<Found targets={ data } />
	) : null;
}

function Found( { targets }: { targets: Target[] } ) {
	const [ adding, setAdding ] = useState< string | null >( null );
	// Who has told nothing yet is shown his home page; later it is looked at when asked for.
	const [ typed, setTyped ] = useState< string | null >(
		targets.length === 0 ? '' : null
	);
	const [ address, setAddress ] = useState( '' );
	const [ chosen, setChosen ] = useState< Chosen | null >( null );
	const { page, numbers, error, onFrame, again } = useSitePage( typed );

	const look = ( event: FormEvent ) => {
		event.preventDefault();
		setChosen( null );
		if ( typed === address.trim() ) {
			again();
		}
		setTyped( address.trim() );
	};
	const choose = ( { number, places }: FoundNumber ) =>
		setChosen( {
			number,
			place:
				chosen?.number === number
					? ( chosen.place + 1 ) % places.length
					: 0,
		} );
	const leaving = useLeavingAlone();
	const hasPicture = page !== null && page.noPicture === '';
	return (
		<Card
			id="found"
			title={ __( 'Find the numbers on your pages', 'ringwell' ) }
		>
			<form className="ringwell-look" onSubmit={ look } noValidate>
				<TextField
					label={ __( 'Address of a page', 'ringwell' ) }
					help={ __( 'Empty: your home page.', 'ringwell' ) }
					placeholder="/contacts/"
					dir="ltr"
					maxLength={ 2000 }
					value={ address }
					error={ error?.message }
					onChange={ setAddress }
				/>
				<Button type="submit" variant="secondary" __next40pxDefaultSize>
					{ __( 'Look for numbers', 'ringwell' ) }
				</Button>
			</form>
			{ page?.noPicture && <p>{ page.noPicture }</p> }
			{ typed !== null && ! error && (
				<div className={ hasPicture ? 'ringwell-columns' : '' }>
					<div aria-live="polite">
						{ numbers === null && <Loading /> }
						{ numbers?.length === 0 && (
							<p>
								{ __(
									'No phone number was found on this page.',
									'ringwell'
								) }
							</p>
						) }
						<ul className="ringwell-found">
							{ numbers?.map( ( number ) => (
								<FoundRow
									key={ number.number }
									found={ number }
									target={ targets.find(
										( one ) => one.number === number.number
									) }
									chosen={
										chosen?.number === number.number
											? chosen.place
											: null
									}
									onChoose={
										hasPicture
											? () => choose( number )
											: null
									}
									onAdd={ () => setAdding( number.number ) }
									here={
										chosen?.number === number.number
											? ( leaving?.(
													number.places[
														chosen.place
													]
												) ?? null )
											: null
									}
								/>
							) ) }
						</ul>
					</div>
					{ hasPicture && (
						<Picture
							address={ page.address }
							numbers={ numbers ?? [] }
							chosen={ chosen }
							onLoad={ onFrame }
						/>
					) }
				</div>
			) }
			{ adding !== null && (
				<TargetDialog
					target={ null }
					proposed={ {
						name:
							targets.length === 0
								? __( 'Main number', 'ringwell' )
								: '',
						number: phone( adding ),
					} }
					onClose={ () => setAdding( null ) }
				/>
			) }
		</Card>
	);
}
