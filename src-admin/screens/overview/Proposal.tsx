import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { TargetDialog } from '../../components/site/TargetDialog';
import { useSitePage } from '../../components/site/useSitePage';
import { Unbroken } from '../../components/Unbroken';
import { phone } from '../../words/phone';

/** The number that the home page shows most, so that nobody has to type it. Nothing where there is none. */
export function Proposal() {
	const { numbers } = useSitePage( '' );
	const [ isAsking, setAsking ] = useState( false );
	const found = numbers?.find(
		( { usedAs, isFax } ) => usedAs === '' && ! isFax
	);
	if ( ! found ) {
		return null;
	}
	const written = phone( found.number );
	return (
		<>
			<p>
				<Unbroken
					text={ sprintf(
						/* translators: 1: a phone number, 2: how often it stands in the page */
						_n(
							'Your home page shows %1$s in %2$d place.',
							'Your home page shows %1$s in %2$d places.',
							found.places.length,
							'ringwell'
						),
						written,
						found.places.length
					) }
				/>
			</p>
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => setAsking( true ) }
			>
				{ sprintf(
					/* translators: %s: a phone number */
					__( 'Take %s', 'ringwell' ),
					written
				) }
			</Button>{ ' ' }
			{ isAsking && (
				<TargetDialog
					target={ null }
					proposed={ {
						name: __( 'Main number', 'ringwell' ),
						number: written,
					} }
					onClose={ () => setAsking( false ) }
				/>
			) }
		</>
	);
}
