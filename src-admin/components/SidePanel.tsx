import { Button } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { closeSmall } from '@wordpress/icons';
import type { ReactNode } from 'react';

interface Props {
	/** What a screen reader calls it. */
	label: string;
	onClose: () => void;
	children: ReactNode;
}

/**
 * One row of a list, opened beside it. Escape closes it from anywhere in it; the closing button says so to everybody
 * else.
 * @param props
 * @param props.label
 * @param props.onClose
 * @param props.children
 */
export function SidePanel( { label, onClose, children }: Props ) {
	const panel = useRef< HTMLElement >( null );
	useEffect( () => {
		const node = panel.current;
		const onKey = ( event: KeyboardEvent ) => {
			if ( event.key === 'Escape' && ! event.defaultPrevented ) {
				onClose();
			}
		};
		node?.addEventListener( 'keydown', onKey );
		return () => node?.removeEventListener( 'keydown', onKey );
	}, [ onClose ] );
	return (
		<aside ref={ panel } className="ringwell-story" aria-label={ label }>
			<div className="ringwell-story__bar">
				<Button
					icon={ closeSmall }
					label={ __( 'Close', 'ringwell' ) }
					__next40pxDefaultSize
					onClick={ onClose }
				/>
			</div>
			{ children }
		</aside>
	);
}

/**
 * Its heading takes the focus when the panel opens or shows another row.
 * @param props
 * @param props.id
 * @param props.children
 */
export function PanelHeading( {
	id,
	children,
}: {
	id: number;
	children: ReactNode;
} ) {
	const heading = useRef< HTMLHeadingElement >( null );
	useEffect( () => {
		heading.current?.focus( { preventScroll: true } );
		heading.current?.scrollIntoView( { block: 'nearest' } );
	}, [ id ] );
	return (
		<h2 ref={ heading } tabIndex={ -1 }>
			{ children }
		</h2>
	);
}
