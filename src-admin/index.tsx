import { createRoot } from '@wordpress/element';
import { SWRConfig } from 'swr';
import { App } from './app/App';
import { RouterProvider } from './router';
import { createRouter } from './router/router';
import './admin.scss';

const place = document.getElementById( 'ringwell-admin' );
if ( place ) {
	createRoot( place ).render(
		<SWRConfig
			value={ {
				// A refusal (4xx) stays one however often it is asked; only a lost connection is tried again.
				shouldRetryOnError: ( error: { status?: number } ) =>
					! error.status || error.status >= 500,
				errorRetryCount: 3,
				dedupingInterval: 2000,
			} }
		>
			<RouterProvider value={ createRouter( window ) }>
				<App />
			</RouterProvider>
		</SWRConfig>
	);
}
