import type { ReactNode } from 'react';

/**
 * An empty place that teaches: one sentence, one button.
 * @param props
 * @param props.children
 * @param props.action
 */
export function Empty( {
	children,
	action,
}: {
	children: ReactNode;
	action?: ReactNode;
} ) {
	return (
		<div className="ringwell-empty">
			<p>{ children }</p>
			{ action }
		</div>
	);
}
