import { build, type BuildOptions } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../environment/processes';
import type { Site } from '../../environment/site';

const apps = join( __dirname, 'apps' );

/** React 19 stands beside 18 under another name. */
const REACT_19 = { react: 'react-19', 'react-dom': 'react-dom-19' };

/** The scripts of the fixtures, by the name of their file, each with the real library in it. */
const SCRIPTS: Record< string, BuildOptions > = {
	'react-18': { entryPoints: [ join( apps, 'react.tsx' ) ] },
	'react-19': { entryPoints: [ join( apps, 'react.tsx' ) ], alias: REACT_19 },
	vue: { entryPoints: [ join( apps, 'vue.ts' ) ] },
	htmx: { entryPoints: [ join( apps, 'htmx.ts' ) ] },
	turbo: { entryPoints: [ join( apps, 'turbo.ts' ) ] },
	'page-builders': { entryPoints: [ join( apps, 'pageBuilders.ts' ) ] },
	rivals: { entryPoints: [ join( apps, 'rivals.ts' ) ] },
};

/** What renders a page on the server. */
const SERVERS: Record< string, BuildOptions > = {
	'react-18': { entryPoints: [ join( apps, 'reactServer.tsx' ) ] },
	'react-19': {
		entryPoints: [ join( apps, 'reactServer.tsx' ) ],
		alias: REACT_19,
	},
	vue: { entryPoints: [ join( apps, 'vueServer.ts' ) ] },
};

const COMMON: BuildOptions = {
	bundle: true,
	jsx: 'automatic',
	logLevel: 'error',
	// Libraries say what displeases them only while they are developed with.
	define: {
		'process.env.NODE_ENV': '"development"',
		__VUE_OPTIONS_API__: 'true',
		__VUE_PROD_DEVTOOLS__: 'false',
		__VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
	},
};

const PARTS = {
	'part.html': `<p>8 (495) 111-22-33 <a href="tel:+74951112233">Call</a></p>`,
	'frame.html': `<turbo-frame id="branch"><p>8 (495) 111-22-33</p></turbo-frame>`,
};

const published = new Map< string, Promise< Record< string, string > > >();

/** Puts the fixtures' files on the site, below /fixtures/, once; gives what servers render, by library. */
export function publishScripts(
	site: Site
): Promise< Record< string, string > > {
	const known = published.get( site.dir ) ?? publish( site );
	published.set( site.dir, known );
	return known;
}

async function publish( { dir }: Site ): Promise< Record< string, string > > {
	const folder = join( dir, 'fixtures' );
	mkdirSync( folder, { recursive: true } );
	for ( const [ name, text ] of Object.entries( PARTS ) ) {
		writeFileSync( join( folder, name ), text );
	}
	const module = 'interactivity.js';
	writeFileSync(
		join( folder, module ),
		readFileSync( join( apps, module ) )
	);
	for ( const [ name, options ] of Object.entries( SCRIPTS ) ) {
		await build( {
			...COMMON,
			...options,
			format: 'iife',
			outfile: join( folder, `${ name }.js` ),
		} );
	}
	const rendered: Record< string, string > = {};
	for ( const [ name, options ] of Object.entries( SERVERS ) ) {
		const outfile = join( folder, `${ name }-server.cjs` );
		await build( {
			...COMMON,
			...options,
			platform: 'node',
			format: 'cjs',
			outfile,
		} );
		rendered[ name ] = await run( process.execPath, [ outfile ] );
	}
	return rendered;
}
