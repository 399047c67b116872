/* Made of the schema by `npm run types`; do not edit. */

/**
 * POST forms, PUT forms/{id}.
 */
export interface FormWrite {
	/**
	 * callback: whoever fills it in is rung; request: staff see to it
	 */
	kind: 'callback' | 'request';
	/**
	 * For the owner
	 */
	name: string;
	/**
	 * Empty: ours
	 */
	title: string;
	/**
	 * Below the title; empty: nothing
	 */
	text: string;
	/**
	 * Empty: ours
	 */
	button: string;
	/**
	 * Beside the phone, which is always asked for
	 */
	fields: {
		name: 'off' | 'optional' | 'required';
		comment: 'off' | 'optional' | 'required';
		when: 'off' | 'optional' | 'required';
		branch: 'off' | 'optional' | 'required';
	};
	consent: {
		/**
		 * What is agreed to, with [link]…[/link] around what leads to the policy; empty: ours
		 */
		text: string;
		/**
		 * Address of the policy; empty: WordPress's privacy page
		 */
		policy: string;
	};
	/**
	 * May hold {phone}, {when} and {number}; empty: ours
	 */
	thanks: string;
}
