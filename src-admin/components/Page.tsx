import { useEffect, useRef } from '@wordpress/element';
import type { ReactNode } from 'react';
import { Link } from '../router';
import { boot } from '../boot';
import { __ } from '@wordpress/i18n';

interface Props {
	title: ReactNode;
	/** The way up: shown as a link above the title. */
	back?: { to: string; text: string };
	/** The screen's one main action and few others. */
	actions?: ReactNode;
	/** Under the title: what the screen is for. */
	intro?: ReactNode;
	children: ReactNode;
}

let hasShownOne = false;

/** A screen's frame. The title takes the focus when a screen opens, so that screen readers start there. */
export function Page( { title, back, actions, intro, children }: Props ) {
	const heading = useRef< HTMLHeadingElement >( null );
	useEffect( () => {
		// The first screen is where the browser has just put the focus. Later ones can't go by what has it now:
		// the button that led here has left the page, and taken the focus along.
		if ( hasShownOne ) {
			heading.current?.focus( { preventScroll: true } );
		}
		hasShownOne = true;
		window.scrollTo( 0, 0 );
	}, [] );
	return (
		<div className="ringwell-page">
			<div className="ringwell-page__head">
				<div className="ringwell-page__titles">
					{ back && (
						<Link className="ringwell-page__back" to={ back.to }>
							<span
								aria-hidden="true"
								className="ringwell-arrow"
							/>
							{ back.text }
						</Link>
					) }
					<h1 ref={ heading } tabIndex={ -1 }>
						{ title }
					</h1>
					{ boot().demo && (
						<span className="ringwell-badge">
							{ __( 'Demo', 'ringwell' ) }
						</span>
					) }
				</div>
				{ actions && (
					<div className="ringwell-page__actions">{ actions }</div>
				) }
			</div>
			{ intro && <p className="ringwell-page__intro">{ intro }</p> }
			{ children }
		</div>
	);
}
