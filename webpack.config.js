/*
 * The bundles of dist/ringwell/build: three compilations, because they live by different rules.
 * admin.js: React from WordPress, screens, DataViews and charts in lazy chunks.
 * site.js and starter.js: no dependency at all, `_private` properties mangled, browsers of today only.
 * site-callback.js and callback-starter.js: the form, as script modules, because WordPress's Interactivity API is one.
 */
const { existsSync } = require( 'fs' );
const { resolve } = require( 'path' );
const TerserPlugin = require( 'terser-webpack-plugin' );
const defaults = require( '@wordpress/scripts/config/webpack.config' );

const base = Array.isArray( defaults ) ? defaults[ 0 ] : defaults;
const isProduction = process.env.NODE_ENV === 'production';

/** Baseline "widely available" of 2026: what can run modules, optional chaining and private class fields. */
const siteBrowsers = [
	'chrome >= 100',
	'edge >= 100',
	'firefox >= 100',
	'safari >= 15.4',
	'ios >= 15.4',
];

const entry = ( /** @type {Record<string, string>} */ files ) =>
	Object.fromEntries(
		Object.entries( files )
			.map( ( [ name, file ] ) => [ name, resolve( __dirname, file ) ] )
			.filter( ( [ , file ] ) =>
				existsSync( /** @type {string} */ ( file ) )
			)
	);

// npm run size knows the budgets; webpack's own hint does not.
const performance = { hints: false };
/** Cleaning would let one compilation delete the other's files; tools/build starts from an empty folder. */
const output = { ...base.output, clean: false };

const without = ( /** @type {string[]} */ names ) =>
	base.plugins.filter(
		( /** @type {Object} */ plugin ) =>
			! names.includes( plugin.constructor.name )
	);

/** The `/wp` build of DataViews and what it alone brings along. */
const dataviewsPackages =
	'@wordpress/dataviews|fast-deep-equal|hoist-non-react-statics|react-is|@ariakit|@base-ui|@date-fns|date-fns|@emotion|stylis|@floating-ui|@use-gesture|colord|colorjs\\.io|deepmerge|framer-motion|motion-[a-z]+|highlight-words-core|memize|react-colorful|react-day-picker|remove-accents|use-memo-one|uuid|is-plain-object|[a-z]+-case';
const chartPackages =
	'recharts|d3-[a-z-]+|victory-vendor|@reduxjs|react-redux|redux|redux-thunk|reselect|immer|decimal\\.js-light|es-toolkit|eventemitter3';
const inPackages = ( /** @type {string} */ names ) =>
	new RegExp( `[\\\\/]node_modules[\\\\/](${ names })[\\\\/]` );

/** Loaded by a link (src-admin/components/list/style.ts): DataViews has its own file for each direction. */
const dataviewsStyle =
	/[\\/]@wordpress[\\/]dataviews[\\/]build-style[\\/][a-z-]+\.css$/;

const admin = {
	...base,
	name: 'admin',
	performance,
	entry: entry( {
		admin: 'src-admin/index.tsx',
		editor: 'src-admin/editor/index.tsx',
	} ),
	output: { ...output, uniqueName: 'ringwellAdmin' },
	resolve: {
		...base.resolve,
		alias: {
			...base.resolve.alias,
			// By its own name the style would be taken for a script of WordPress.
			'dataviews-ltr.css$':
				require.resolve( '@wordpress/dataviews/build-style/style.css' ),
			'dataviews-rtl.css$':
				require.resolve( '@wordpress/dataviews/build-style/style-rtl.css' ),
		},
	},
	plugins: without( [ 'CopyPlugin', 'PhpFilePathsPlugin' ] ),
	module: {
		...base.module,
		rules: [
			...base.module.rules.map( ( /** @type {Object} */ rule ) =>
				rule.test?.test( '.css' )
					? { ...rule, exclude: dataviewsStyle }
					: rule
			),
			{
				test: dataviewsStyle,
				type: 'asset/resource',
				generator: {
					filename: 'dataviews-[name][ext]?ver=[contenthash]',
				},
			},
		],
	},
	optimization: {
		...base.optimization,
		// Names a person can find in the network panel and the size check can report.
		chunkIds: 'named',
		splitChunks: {
			...base.optimization.splitChunks,
			cacheGroups: {
				...base.optimization.splitChunks.cacheGroups,
				// Every list screen shares one copy of DataViews, and no other screen loads it.
				dataviews: {
					test: inPackages( dataviewsPackages ),
					chunks: 'async',
					name: 'dataviews',
					enforce: true,
				},
				charts: {
					test: inPackages( chartPackages ),
					chunks: 'async',
					name: 'charts',
					enforce: true,
				},
			},
		},
	},
};

/** Of its own: the plugin collects what it externalises, and the two compilations must not share that. */
const AssetFilePlugin = base.plugins.find(
	( /** @type {Object} */ plugin ) =>
		plugin.constructor.name === 'DependencyExtractionWebpackPlugin'
).constructor;

/**
 * Another site's page may be in windows-1251, and a script is read as its page is where the server does not say what it is
 * in. The core comes there by a route that says so (php/Site/SiteLineRoute.php), and is shorter with its
 * characters written out; the files that it fetches hold nothing but ASCII.
 *
 * @param {boolean} isFetched
 */
const minifySite = ( isFetched ) =>
	new TerserPlugin( {
		[ isFetched ? 'exclude' : 'include' ]: /^site\.js$/,
		parallel: true,
		extractComments: false,
		terserOptions: {
			ecma: 2020,
			module: false,
			compress: {
				passes: 3,
				// Small functions stay functions: written out in place they cost bytes, and gzip more.
				inline: 1,
				unsafe_arrows: true,
				pure_getters: true,
			},
			mangle: { properties: { regex: /^_[a-z]/ } },
			format: { comments: false, ascii_only: isFetched },
		},
	} );

const site = {
	...base,
	name: 'site',
	performance,
	target: [ 'web', 'es2022' ],
	entry: entry( {
		site: 'src-frontend/index.ts',
		'site-activity': 'src-frontend/activity/index.ts',
		'site-more': 'src-frontend/more/index.ts',
		'site-places': 'src-frontend/places/index.ts',
		'site-api': 'src-frontend/more/api/index.ts',
		'site-preview': 'src-frontend/preview/index.ts',
		starter: 'src-frontend/starter/index.ts',
	} ),
	// webpack's automatic public path throws where an optimiser inlines or joins the script. The bundle
	// takes the address of a lazy chunk from its config instead (`__webpack_public_path__`).
	output: { ...output, uniqueName: 'ringwellSite', publicPath: '' },
	plugins: [ new AssetFilePlugin() ],
	module: {
		...base.module,
		rules: [
			{
				test: /\.ts$/,
				exclude: /node_modules/,
				use: {
					loader: require.resolve( 'babel-loader' ),
					options: {
						babelrc: false,
						configFile: false,
						cacheDirectory: true,
						presets: [
							[
								require.resolve( '@babel/preset-env' ),
								{
									targets: siteBrowsers,
									bugfixes: true,
									modules: false,
								},
							],
							require.resolve( '@babel/preset-typescript' ),
						],
					},
				},
			},
		],
	},
	optimization: {
		...base.optimization,
		minimizer: [ minifySite( false ), minifySite( true ) ],
	},
	devtool: isProduction ? false : 'source-map',
};

const form = {
	...site,
	name: 'form',
	entry: entry( {
		'callback-starter': 'src-frontend/callback/starter.ts',
		'site-callback': 'src-frontend/callback/index.ts',
	} ),
	experiments: { outputModule: true },
	output: {
		...output,
		uniqueName: 'ringwellForm',
		publicPath: '',
		module: true,
		chunkFormat: 'module',
		library: { type: 'module' },
	},
	plugins: [ new AssetFilePlugin() ],
	optimization: {
		...site.optimization,
		minimizer: [
			new TerserPlugin( {
				parallel: true,
				extractComments: false,
				terserOptions: {
					ecma: 2020,
					module: true,
					format: { comments: false },
				},
			} ),
		],
	},
};

// wp-scripts fails on a configuration without entries, so a part that has no source yet is left out.
module.exports = [ admin, site, form ].filter(
	( { entry: files } ) => Object.keys( files ).length > 0
);
