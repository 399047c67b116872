/* A block's own script as WordPress has it: its text follows its state. */
// eslint-disable-next-line import/no-unresolved -- WordPress's map of modules knows it.
import { getContext, store } from '@wordpress/interactivity';

store( 'clinic', {
	state: {
		get line() {
			const { phone, count } = getContext();
			return `Call ${ phone }, rendered ${ count } times`;
		},
	},
	actions: {
		render() {
			getContext().count++;
		},
		popup() {
			const context = getContext();
			context.isOpen = ! context.isOpen;
		},
	},
} );
