import { Button } from '@wordpress/components';
import { Component } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

/** Keeps a screen that broke, or whose file could not be loaded, from taking the whole page with it. */
export class Boundary extends Component<
	{ children: ReactNode },
	{ broken: boolean }
> {
	override state = { broken: false };

	static getDerivedStateFromError() {
		return { broken: true };
	}

	override render() {
		if ( ! this.state.broken ) {
			return this.props.children;
		}
		return (
			<div className="ringwell-failed" role="alert">
				<p>
					{ __(
						'This screen could not be shown. Loading the page again usually helps.',
						'ringwell'
					) }
				</p>
				<Button
					variant="secondary"
					__next40pxDefaultSize
					onClick={ () => window.location.reload() }
				>
					{ __( 'Load again', 'ringwell' ) }
				</Button>
			</div>
		);
	}
}
