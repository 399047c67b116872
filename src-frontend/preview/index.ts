import { answerInPlace } from './answerInPlace.ts';
import { carryOn } from './carryOn.ts';
import { drawBar } from './drawBar.ts';
import { keepNothing } from './keepNothing.ts';
import { readPreview } from './readPreview.ts';

const preview = readPreview();

if ( preview ) {
	keepNothing();
	answerInPlace( preview );
	carryOn( preview );
	// The parser has not come to the body yet.
	document.addEventListener( 'DOMContentLoaded', () => drawBar( preview ) );
}
