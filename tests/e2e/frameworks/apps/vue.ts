import { createApp, createSSRApp } from 'vue';
import { app } from './vueApp';

const root = document.querySelector( '[data-root]' )!;

/** A page that the server has rendered is taken over when the test says so. */
if ( root.firstElementChild ) {
	Object.assign( window, {
		takeOver: () => createSSRApp( app ).mount( root ),
	} );
} else {
	createApp( app ).mount( root );
}
