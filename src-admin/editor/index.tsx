import { registerBlockType } from '@wordpress/blocks';
import { registerBinding } from './binding';
import { CallbackForm } from './CallbackForm';
import { PhoneNumber } from './PhoneNumber';

// All else is in php/Site/block/block.json and php/Site/form-block/block.json, which WordPress has told the editor.
registerBlockType( 'ringwell/phone-number', {
	edit: PhoneNumber,
	save: () => null,
} );
registerBlockType( 'ringwell/form', {
	edit: CallbackForm,
	save: () => null,
} );
registerBinding();
