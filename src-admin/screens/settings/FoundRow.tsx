import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Target } from '../../api/types';
import type { FoundNumber } from '../../components/site/findNumbers';
import { rectsOf } from '../../components/site/Picture';
import { Unbroken } from '../../components/Unbroken';
import { phone } from '../../words/phone';
import type { Here } from './useLeavingAlone';

/** Of a page that writes its number in every way there is, the usual ones will do. */
const SHOWN_WRITINGS = 4;

interface Props {
	found: FoundNumber;
	target: Target | undefined;
	/** Which of its places is in the middle of the picture; null where another number is. */
	chosen: number | null;
	/** null where there is no picture. */
	onChoose: ( () => void ) | null;
	onAdd: () => void;
	/** Of the chosen place; null: who looks may not change it, or no place is chosen. */
	here: Here | null;
}

export function FoundRow( {
	found,
	target,
	chosen,
	onChoose,
	onAdd,
	here,
}: Props ) {
	const written = phone( found.number );
	const what = (
		<>
			<bdi className="ringwell-phone">{ written }</bdi>{ ' ' }
			<span className="ringwell-muted">
				{ placesText( found, chosen ) }
			</span>
		</>
	);
	return (
		<li className={ chosen === null ? '' : 'is-chosen' }>
			<div>
				{ onChoose ? (
					<Button
						className="ringwell-found__choose"
						aria-pressed={ chosen !== null }
						onClick={ onChoose }
					>
						{ what }
					</Button>
				) : (
					<p>{ what }</p>
				) }
				<p className="ringwell-muted">
					<Unbroken text={ writingsText( found ) } />
				</p>
				<p>
					<Unbroken text={ stateText( found, target, here ) } />
				</p>
			</div>
			{ target && here?.turn && (
				<Button
					variant="tertiary"
					__next40pxDefaultSize
					aria-label={ turnText( here, written ) }
					onClick={ here.turn }
				>
					{ here.isLeft
						? __( 'Here too', 'ringwell' )
						: __( 'Not here', 'ringwell' ) }
				</Button>
			) }
			{ ! target && found.usedAs === '' && (
				<Button
					variant="secondary"
					__next40pxDefaultSize
					aria-label={ sprintf(
						/* translators: %s: a phone number */
						__( 'Add %s', 'ringwell' ),
						written
					) }
					onClick={ onAdd }
				>
					{ __( 'Add', 'ringwell' ) }
				</Button>
			) }
		</li>
	);
}

const turnText = ( { isLeft }: Here, written: string ): string =>
	isLeft
		? sprintf(
				/* translators: %s: a phone number */
				__( 'Here too: replace %s in this place again', 'ringwell' ),
				written
			)
		: sprintf(
				/* translators: %s: a phone number */
				__( 'Not here: leave %s as it is in this place', 'ringwell' ),
				written
			);

function placesText( { places }: FoundNumber, chosen: number | null ): string {
	const place = chosen === null ? undefined : places[ chosen ];
	if ( place === undefined || chosen === null ) {
		return sprintf(
			/* translators: %d: how often a number stands in a page */
			_n( '%d place', '%d places', places.length, 'ringwell' ),
			places.length
		);
	}
	const text = sprintf(
		/* translators: 1: "2", 2: "5" */
		__( 'place %1$d of %2$d', 'ringwell' ),
		chosen + 1,
		places.length
	);
	return rectsOf( place ).length > 0
		? text
		: sprintf(
				/* translators: %s: "place 2 of 5" */
				__(
					'%s, hidden in this picture, as in a closed menu',
					'ringwell'
				),
				text
			);
}

const writingsText = ( { writings, isDialled }: FoundNumber ): string =>
	[
		...writings.slice( 0, SHOWN_WRITINGS ),
		...( writings.length > SHOWN_WRITINGS ? [ '…' ] : [] ),
		...( isDialled ? [ __( 'link to dial', 'ringwell' ) ] : [] ),
	].join( ' · ' );

function stateText(
	{ usedAs, isFax }: FoundNumber,
	target: Target | undefined,
	here: Here | null
): string {
	if ( target && here?.isLeft ) {
		return __( 'It stays as it is in this place.', 'ringwell' );
	}
	if ( target ) {
		return sprintf(
			/* translators: %s: what the owner calls a number */
			__( 'Replaced already: “%s”.', 'ringwell' ),
			target.name
		);
	}
	if ( usedAs !== '' ) {
		return sprintf(
			/* translators: %s: what a number is used for, "in the pool “Direct”" */
			__( 'Can’t be replaced, because it is in use: %s.', 'ringwell' ),
			usedAs
		);
	}
	return isFax
		? __( 'A fax, it seems. It is not replaced.', 'ringwell' )
		: __( 'Not replaced.', 'ringwell' );
}
