import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ImportRows } from '../../../api/types';
import { Card } from '../../../components/Card';
import { Unbroken } from '../../../components/Unbroken';
import { Link } from '../../../router';
import { number } from '../../../words/figures';
import type { Sheet } from './parse';
import { reportOf } from './report';
import type { Step, Sum } from './steps';
import { resultOptions, whyText } from './words';
import { Meanings } from '../mapping/Meanings';
import { directionOptions } from '../mapping/words';

type Said = NonNullable< ImportRows[ 'values' ] >;

interface CheckedProps {
	sum: Sum;
	sheet: Sheet;
	said: Said;
	onSay: ( said: Said ) => void;
	onImport: () => void;
}

/**
 * What was understood, before anything is saved.
 * @param props
 * @param props.sum
 * @param props.sheet
 * @param props.said
 * @param props.onSay
 * @param props.onImport
 */
export function Checked( { sum, sheet, said, onSay, onImport }: CheckedProps ) {
	return (
		<Card id="checked" title={ __( 'What comes out', 'ringwell' ) }>
			<p role="status">
				{ sprintf(
					/* translators: 1: number of calls, 2: number of rows */
					__(
						'%1$s of %2$s rows are calls. Nothing is saved yet.',
						'ringwell'
					),
					number( sum.readable ),
					number( sheet.rows.length )
				) }
			</p>
			<ul className="ringwell-samples">
				{ sum.samples.map( ( text, place ) => (
					<li key={ place }>
						<Unbroken text={ text } />
					</li>
				) ) }
			</ul>
			<WordsOfFile values={ sum.values } said={ said } onSay={ onSay } />
			<LeftOut sum={ sum } sheet={ sheet } />
			<Button
				variant="primary"
				__next40pxDefaultSize
				disabled={ sum.readable === 0 }
				accessibleWhenDisabled
				onClick={ onImport }
			>
				{ sprintf(
					/* translators: %s: number of calls */
					_n(
						'Import %s call',
						'Import %s calls',
						sum.readable,
						'ringwell'
					),
					number( sum.readable )
				) }
			</Button>
		</Card>
	);
}

/**
 * Words for direction and result, with what each is taken for.
 * @param props
 * @param props.values
 * @param props.said
 * @param props.onSay
 */
function WordsOfFile( {
	values,
	said,
	onSay,
}: { values: Sum[ 'values' ] } & Pick< CheckedProps, 'said' | 'onSay' > ) {
	return (
		<Meanings
			heading={ __( 'What the words of the file mean', 'ringwell' ) }
			words={ values.map( ( word ) => ( {
				...word,
				means: asResult( word.field, word.means ),
			} ) ) }
			said={ said }
			unknown={ __( 'Not known: left out', 'ringwell' ) }
			optionsOf={ ( field ) =>
				field === 'state' ? resultOptions() : directionOptions()
			}
			onChange={ onSay }
		/>
	);
}

/**
 * All calls of a file are over: "answered" is "they talked", and "it rings" tells nothing of the end.
 * @param field
 * @param means
 */
const asResult = (
	field: Sum[ 'values' ][ number ][ 'field' ],
	means: string
): string => {
	if ( field === 'direction' ) {
		return means;
	}
	return (
		{ answered: 'talked', begun: 'ended', ringing: 'ended' }[ means ] ??
		means
	);
};

function LeftOut( { sum, sheet }: { sum: Sum; sheet: Sheet } ) {
	if ( sum.leftOut.length === 0 ) {
		return null;
	}
	const counts = new Map< Sum[ 'leftOut' ][ number ][ 'why' ], number >();
	sum.leftOut.forEach( ( { why } ) =>
		counts.set( why, ( counts.get( why ) ?? 0 ) + 1 )
	);
	return (
		<>
			<h3>{ __( 'Rows that are left out', 'ringwell' ) }</h3>
			<ul className="ringwell-samples">
				{ [ ...counts ].map( ( [ why, count ] ) => (
					<li key={ why }>
						{ whyText( why ) }: { number( count ) }
					</li>
				) ) }
			</ul>
			<p>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => download( sum, sheet ) }
				>
					{ __( 'Download these rows', 'ringwell' ) }
				</Button>
			</p>
		</>
	);
}

function download( sum: Sum, sheet: Sheet ): void {
	const text = reportOf(
		sheet,
		sum.leftOut,
		__( 'Line', 'ringwell' ),
		__( 'Why it was left out', 'ringwell' )
	);
	const link = document.createElement( 'a' );
	link.href = URL.createObjectURL(
		new Blob( [ text ], { type: 'text/csv;charset=utf-8' } )
	);
	link.download = 'ringwell-left-out.csv';
	link.click();
	URL.revokeObjectURL( link.href );
}

interface ProgressProps {
	step: Step;
	done: number;
	all: number;
	/** null while it runs. */
	onGoOn: ( () => void ) | null;
}

export const Progress = ( { step, done, all, onGoOn }: ProgressProps ) => (
	<Card
		id="progress"
		title={
			step === 'check'
				? __( 'Reading the rows', 'ringwell' )
				: __( 'Saving the calls', 'ringwell' )
		}
	>
		<progress
			className="ringwell-progress"
			max={ all }
			value={ done }
			aria-label={ __( 'Rows worked on', 'ringwell' ) }
		/>
		<p>
			{ sprintf(
				/* translators: 1, 2: numbers of rows */
				__( '%1$s of %2$s rows', 'ringwell' ),
				number( done ),
				number( all )
			) }
		</p>
		{ onGoOn ? (
			<Button variant="primary" __next40pxDefaultSize onClick={ onGoOn }>
				{ __( 'Go on', 'ringwell' ) }
			</Button>
		) : (
			step === 'rows' && (
				<p className="ringwell-muted">
					{ __(
						'Keep this page open. If it breaks off, import the file again: no call is counted twice.',
						'ringwell'
					) }
				</p>
			)
		) }
	</Card>
);

export const Done = ( { sum, sheet }: { sum: Sum; sheet: Sheet } ) => (
	<Card id="done" title={ __( 'Imported', 'ringwell' ) }>
		<ul className="ringwell-samples" role="status">
			<li>
				{ __( 'New calls:', 'ringwell' ) } { number( sum.added ) }
			</li>
			<li>
				{ __( 'Calls that the file knew more of:', 'ringwell' ) }{ ' ' }
				{ number( sum.changed ) }
			</li>
			<li>
				{ __( 'Calls that were there already:', 'ringwell' ) }{ ' ' }
				{ number( sum.readable - sum.added - sum.changed ) }
			</li>
		</ul>
		<LeftOut sum={ sum } sheet={ sheet } />
		<Link
			className="components-button is-primary is-next-40px-default-size"
			to="/calls"
		>
			{ __( 'See the calls', 'ringwell' ) }
		</Link>
	</Card>
);
