import { Button, SelectControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { download, pause, play } from '@wordpress/icons';
import type { KeyboardEvent } from 'react';
import { tellHeard } from '../../../api/recordings';
import type { RecordingOpened } from '../../../api/recordings';
import { Problem } from '../../../components/Problem';
import { clock } from '../../../words/time';
import { peaksOf } from './peaks';
import { useSound } from './useSound';
import { Wave } from './Wave';

const SPEEDS = [ 0.75, 1, 1.25, 1.5, 1.75, 2 ];
/** Fetched whole up to here, so that its picture can be drawn; beyond it the player asks for pieces. */
const WHOLE_UP_TO = 15_000_000;
const BARS = 120;
const STEP = 5;

interface Props {
	call: number;
	opened: RecordingOpened;
	/** "Recording", or "Recording 2 of 3". */
	name: string;
	/** The address has run out, or the file is gone: to be opened anew. */
	onLost: () => void;
}

export function Player( { call, opened, name, onLost }: Props ) {
	const [ speed, setSpeed ] = useState( 1 );
	const { src, bars } = useSource( opened, onLost );
	const sound = useSound( src, speed, ( from, to ) =>
		tellHeard( call, opened.recording, Math.floor( from ), Math.ceil( to ) )
	);
	const isOver = sound.hasFailed && Date.parse( opened.until ) < Date.now();
	useEffect( () => {
		if ( isOver ) {
			onLost();
		}
	}, [ isOver, onLost ] );
	const length = Math.ceil( sound.length );
	const time = Math.min( Math.floor( sound.time ), length );
	const onKey = ( event: KeyboardEvent ) => {
		// On a button the key presses that button; in the list it chooses.
		if ( event.key === ' ' && event.target instanceof HTMLInputElement ) {
			event.preventDefault();
			sound.toggle();
		}
	};
	return (
		<div className="ringwell-player" role="group" aria-label={ name }>
			<div className="ringwell-player__bar">
				<Button
					variant="primary"
					icon={ sound.isPlaying ? pause : play }
					label={
						sound.isPlaying
							? __( 'Pause', 'ringwell' )
							: __( 'Play', 'ringwell' )
					}
					disabled={ src === null }
					accessibleWhenDisabled
					__next40pxDefaultSize
					onClick={ sound.toggle }
				/>
				<div className="ringwell-player__line" dir="ltr">
					<Wave
						bars={ bars }
						share={ sound.length ? sound.time / sound.length : 0 }
					/>
					<input
						type="range"
						min={ 0 }
						max={ length }
						step={ 1 }
						value={ time }
						disabled={ length === 0 }
						aria-label={ __( 'Place in the talk', 'ringwell' ) }
						aria-valuetext={ sprintf(
							/* translators: 1: minutes and seconds, 2: the same of the whole talk */
							__( 'At %1$s of %2$s', 'ringwell' ),
							clock( time ),
							clock( length )
						) }
						onKeyDown={ ( event ) => {
							const step = { ArrowLeft: -STEP, ArrowRight: STEP }[
								event.key
							];
							if ( step !== undefined ) {
								event.preventDefault();
								sound.seek(
									Math.max(
										0,
										Math.min( length, sound.time + step )
									)
								);
							}
							onKey( event );
						} }
						onChange={ ( event ) =>
							sound.seek( Number( event.target.value ) )
						}
					/>
				</div>
			</div>
			<div className="ringwell-player__foot">
				<span className="ringwell-player__time">
					{ clock( time ) } / { clock( length ) }
				</span>
				<SelectControl
					label={ __( 'Speed', 'ringwell' ) }
					labelPosition="side"
					value={ String( speed ) }
					options={ SPEEDS.map( ( value ) => ( {
						value: String( value ),
						label: `${ value.toLocaleString() }×`,
					} ) ) }
					onChange={ ( value ) => setSpeed( Number( value ) ) }
					__next40pxDefaultSize
					__nextHasNoMarginBottom
				/>
				<Button
					icon={ download }
					label={ __( 'Save the file', 'ringwell' ) }
					href={ `${ opened.url }&download=1` }
					__next40pxDefaultSize
				/>
			</div>
			<Problem
				text={
					sound.hasFailed
						? sprintf(
								/* translators: %s: "audio/amr" */
								__(
									'Your browser can’t play this (%s). Save the file to hear it.',
									'ringwell'
								),
								opened.type
							)
						: ''
				}
			/>
		</div>
	);
}

/** What is played, and its picture: of a small file the whole, of a large one the address. */
function useSource( opened: RecordingOpened, onLost: () => void ) {
	const isWhole = opened.bytes <= WHOLE_UP_TO;
	const [ src, setSrc ] = useState< string | null >(
		isWhole ? null : opened.url
	);
	const [ bars, setBars ] = useState< number[] | null >( null );
	useEffect( () => {
		if ( ! isWhole ) {
			return;
		}
		const leaving = new AbortController();
		let address = '';
		const bring = async () => {
			const answer = await fetch( opened.url, {
				credentials: 'same-origin',
				signal: leaving.signal,
			} );
			if ( ! answer.ok ) {
				throw new Error( String( answer.status ) );
			}
			const sound = await answer.blob();
			if ( leaving.signal.aborted ) {
				return;
			}
			address = URL.createObjectURL( sound );
			setSrc( address );
			setBars( await peaksOf( sound, BARS ) );
		};
		bring().catch( () => {
			if ( ! leaving.signal.aborted ) {
				onLost();
			}
		} );
		return () => {
			leaving.abort();
			URL.revokeObjectURL( address );
		};
	}, [ opened.url, isWhole, onLost ] );
	return { src, bars };
}
