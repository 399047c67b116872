import { Tooltip } from '@wordpress/components';

interface Props {
	text: string;
	explanation: string;
	/** Where a click on the heading does something, such as sorting. */
	onClick?: () => void;
	isActive?: boolean;
}

/** A heading that says what its figure means, on hover and on focus. */
export function Explained( { text, explanation, onClick, isActive }: Props ) {
	return (
		<Tooltip text={ explanation }>
			<button
				type="button"
				className={ `ringwell-explained ${ isActive ? 'is-active' : '' }` }
				onClick={ onClick }
			>
				{ text }
			</button>
		</Tooltip>
	);
}
