import { createRoot, hydrateRoot } from 'react-dom/client';
import { app } from './reactApp';

const root = document.querySelector( '[data-root]' )!;

/** A page that the server has rendered is taken over when the test says so. */
if ( root.firstElementChild ) {
	Object.assign( window, { takeOver: () => hydrateRoot( root, app ) } );
} else {
	createRoot( root ).render( app );
}
