import type { ReactNode } from 'react';

interface Props {
	isBusy: boolean;
	className?: string;
	/** Whether screen readers say what comes. */
	live?: boolean;
	children: ReactNode;
}

/**
 * What is in sight while newer is on its way: a thin bar runs above it, and screen readers wait. Nothing shows
 * where the answer is quick.
 * @param props
 * @param props.isBusy
 * @param props.className
 * @param props.live
 * @param props.children
 */
export const Busy = ( { isBusy, className = '', live, children }: Props ) => (
	<div
		className={ `ringwell-busy ${ className }`.trim() }
		aria-busy={ isBusy }
		aria-live={ live ? 'polite' : undefined }
	>
		{ children }
	</div>
);
