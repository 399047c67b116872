import type { Said } from './opening.ts';
import { newState } from './state.ts';
import type { PrintedData } from './texts.ts';

/* For tests: a form as pages hold it, and what the server says to it. */

export const data: PrintedData = {
	region: 'RU',
	zone: 'Europe/Moscow',
	texts: {
		phoneMissing: 'Write your phone number.',
		phoneWrong: 'Not whole.',
		agreedMissing: 'Agree, please.',
		missing: 'Fill this in.',
		look: 'Something is missing:',
		failed: 'Could not be sent.',
		sending: 'Sending',
		closed: 'Closed now.',
		estimate: {
			one: 'We call in %s minute.',
			other: 'We call in %s minutes.',
		},
		staff: 'We call as soon as we can.',
		minutes: { one: 'in %s minute', other: 'in %s minutes' },
		soon: 'in a few minutes',
		atTime: 'on %s',
		later: 'as soon as we can',
	},
};

export const opening: Said = {
	token: 'token',
	now: true,
	minutes: 4,
	slots: [],
	zone: 'Europe/Moscow',
	region: 'RU',
};

export const scene = () => {
	const form = document.createElement( 'form' );
	form.action = 'https://clinic.example/wp-json/ringwell/v1/callbacks';
	form.dataset.kind = 'callback';
	form.dataset.thanks = 'We will call {phone} {when}, from {number}.';
	form.dataset.thanksWithout = 'We will call {phone} {when}.';
	const input = (
		name: string,
		changes: Partial<
			Pick< HTMLInputElement, 'type' | 'value' | 'required' >
		>
	) => {
		const field = Object.assign( document.createElement( 'input' ), {
			name,
			...changes,
		} );
		form.append( field );
		return field;
	};
	input( 'form', { type: 'hidden', value: '1' } );
	input( 'config', { type: 'hidden', value: 'signed' } );
	input( 'website', {} );
	const phone = input( 'phone', { type: 'tel', required: true } );
	const name = input( 'name', {} );
	const agreed = input( 'agreed', { type: 'checkbox', required: true } );
	document.body.replaceChildren( form );
	return { form, phone, name, agreed, state: newState() };
};
