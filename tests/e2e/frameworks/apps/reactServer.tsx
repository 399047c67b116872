import { renderToString } from 'react-dom/server';
import { app } from './reactApp';

process.stdout.write( renderToString( app ) );
