/* Bundles the bridge as the build does: Jest can't load esbuild, nor a file with import.meta. */
import { writeFileSync } from 'node:fs';
import { bundleBridge } from '../../../tools/build/bridge';

const [ , , file = '' ] = process.argv;
void bundleBridge().then( ( content ) => writeFileSync( file, content ) );
