import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { app } from './vueApp';

void renderToString( createSSRApp( app ) ).then( ( html ) =>
	process.stdout.write( html )
);
