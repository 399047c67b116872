import { useEffect, useRef, useState } from '@wordpress/element';

export interface Sound {
	isPlaying: boolean;
	/** Seconds. */
	time: number;
	/** Seconds; 0 while nobody knows. */
	length: number;
	hasFailed: boolean;
	toggle: () => void;
	seek: ( time: number ) => void;
}

const SILENT = { isPlaying: false, time: 0, length: 0, hasFailed: false };

/**
 * Plays a sound from the moment it is there.
 *
 * @param src     null while it is still on its way.
 * @param speed   1 is as it was spoken.
 * @param onHeard Told whenever playing stops: from which second to which.
 */
export function useSound(
	src: string | null,
	speed: number,
	onHeard: ( from: number, to: number ) => void
): Sound {
	const audio = useRef< HTMLAudioElement | null >( null );
	const [ state, setState ] = useState( SILENT );
	const heard = useRef( onHeard );
	const speedNow = useRef( speed );
	useEffect( () => {
		heard.current = onHeard;
		speedNow.current = speed;
		if ( audio.current ) {
			audio.current.playbackRate = speed;
		}
	} );
	useEffect( () => {
		if ( src === null ) {
			return;
		}
		const element = new Audio( src );
		const leaving = new AbortController();
		let began: number | null = null;
		let last = 0;
		const change = ( part: Partial< typeof SILENT > ) =>
			setState( ( now ) => ( { ...now, ...part } ) );
		const stop = () => {
			if ( began !== null && last > began ) {
				heard.current( began, last );
			}
			began = null;
		};
		const on = ( event: string, act: () => void ) =>
			element.addEventListener( event, act, { signal: leaving.signal } );
		on( 'loadedmetadata', () => {
			element.playbackRate = speedNow.current;
		} );
		on( 'durationchange', () =>
			change( {
				length: Number.isFinite( element.duration )
					? element.duration
					: 0,
			} )
		);
		on( 'playing', () => {
			began = element.currentTime;
			last = began;
			change( { isPlaying: true, hasFailed: false } );
		} );
		on( 'timeupdate', () => {
			last = Math.max( last, element.currentTime );
			change( { time: element.currentTime } );
		} );
		on( 'seeking', stop );
		on( 'seeked', () => {
			began = element.paused ? null : element.currentTime;
			last = element.currentTime;
		} );
		for ( const event of [ 'pause', 'ended' ] ) {
			on( event, () => {
				stop();
				change( { isPlaying: false } );
			} );
		}
		on( 'error', () => change( { isPlaying: false, hasFailed: true } ) );
		audio.current = element;
		setState( SILENT );
		// A browser may want another click first; the button is there.
		void element.play().catch( () => undefined );
		return () => {
			stop();
			leaving.abort();
			element.pause();
			element.removeAttribute( 'src' );
			element.load();
			audio.current = null;
		};
	}, [ src ] );
	return {
		...state,
		toggle: () => {
			const element = audio.current;
			if ( element?.paused ) {
				void element.play().catch( () => undefined );
			} else {
				element?.pause();
			}
		},
		seek: ( time ) => {
			if ( audio.current ) {
				audio.current.currentTime = time;
				setState( ( now ) => ( { ...now, time } ) );
			}
		},
	};
}
