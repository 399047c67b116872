import type { Page } from '../../lib/page.ts';
import { readValues } from './values.ts';

/** The marks by which an input asks: its name, as form builders wrap it too ("form_fields[ringwell_source]"), or an attribute. */
const ASKS = 'input[name*="ringwell_"],input[data-ringwell-field]';
const NAME = /(?:^|\[)ringwell_(\w+?)\]?$/;

const FIELDS =
	/^(?:source|visit|ga|ym|utm_(?:source|medium|campaign|content|term))$/;

const fieldOf = ( input: HTMLInputElement ): string =>
	input.dataset.ringwellField ?? NAME.exec( input.name )?.[ 1 ] ?? '';

/** Fills what forms ask for, also in forms that come later, and once more when one is about to be sent. */
export const startForms = ( page: Page ): void => {
	const fill = () => {
		const inputs = document.querySelectorAll< HTMLInputElement >( ASKS );
		const values = inputs.length ? readValues( page ) : {};
		for ( const input of inputs ) {
			const field = fieldOf( input );
			// A choice of files throws at any value but an empty one.
			if ( FIELDS.test( field ) && input.type !== 'file' ) {
				input.value = values[ field ] ?? '';
			}
		}
	};

	page.looks.push( fill );
	addEventListener( 'focusin', fill, true );
	addEventListener( 'submit', fill, true );
	// A script that sends a form by itself makes a FormData of it, and has read the inputs by then.
	addEventListener(
		'formdata',
		( { target, formData }: FormDataEvent ) => {
			fill();
			for ( const input of ( target as HTMLFormElement ).elements ) {
				if (
					input instanceof HTMLInputElement &&
					FIELDS.test( fieldOf( input ) ) &&
					formData.has( input.name )
				) {
					formData.set( input.name, input.value );
				}
			}
		},
		true
	);
	fill();
};
