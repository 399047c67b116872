import { registerBlockType } from '@wordpress/blocks';
import { registerBinding } from './binding';
import { PhoneNumber } from './PhoneNumber';

// All else is in php/Site/block/block.json, which WordPress has told the editor.
registerBlockType( 'ringwell/phone-number', {
	edit: PhoneNumber,
	save: () => null,
} );
registerBinding();
