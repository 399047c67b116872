import { parseArgs } from 'node:util';
import { databaseKinds, startSite } from './site';

const { values } = parseArgs( {
	options: {
		database: { type: 'string', default: 'mariadb' },
		wordpress: { type: 'string', default: 'newest' },
		name: { type: 'string', default: 'daily' },
		port: { type: 'string' },
		workers: { type: 'string' },
		locale: { type: 'string', default: 'en_US' },
		fresh: { type: 'boolean', default: false },
	},
} );

void main();

/** `npm run env`: a site for daily work, which stays until Ctrl-C and keeps its data. */
async function main(): Promise< void > {
	const { wordpress } = values;
	const database = databaseKinds.find( ( kind ) => kind === values.database );
	if ( database === undefined ) {
		throw new Error(
			`--database is one of ${ databaseKinds.join( ', ' ) }.`
		);
	}
	if ( wordpress !== 'newest' && wordpress !== 'oldest' ) {
		throw new Error( '--wordpress is newest or oldest.' );
	}
	const say = ( line: string ) => process.stdout.write( `${ line }\n` );
	const site = await startSite( {
		database,
		wordpress,
		name: `${ values.name }-${ database }-${ wordpress }`,
		locale: values.locale,
		fresh: values.fresh,
		say,
		...( values.port === undefined ? {} : { port: Number( values.port ) } ),
		...( values.workers === undefined
			? {}
			: { workers: Number( values.workers ) } ),
	} );
	say( '' );
	say( `Site        ${ site.url }/` );
	say( `wp-admin    ${ site.url }/wp-admin/` );
	say( `Login       ${ site.owner.login } / ${ site.owner.password }` );
	say( `Folder      ${ site.dir }` );
	say( `debug.log   ${ site.debugLog }` );
	say( `Clock       ${ site.clockFile } (offset in milliseconds)` );
	if ( site.dbConfig.kind === 'mariadb' ) {
		say(
			`SQL         mariadb --no-defaults -uroot -S ${ site.dbConfig.socket } ${ site.dbConfig.name }`
		);
	} else {
		say( `SQLite      ${ site.dbConfig.file }` );
	}
	say( '' );
	say( 'For PHP integration tests on this site:' );
	for ( const [ name, value ] of Object.entries( site.env ) ) {
		say( `  export ${ name }=${ value }` );
	}
	say( 'Ctrl-C stops it.' );

	const end = () => {
		void site.stop().then( () => process.exit( 0 ) );
	};
	process.once( 'SIGINT', end );
	process.once( 'SIGTERM', end );
}
