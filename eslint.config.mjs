/*
 * The configuration of @wordpress/scripts, widened to TypeScript: what it says of .js holds of .ts and .tsx
 * too, and typescript-eslint's strict rules with types come on top.
 */
import wordpress from '@wordpress/scripts/config/eslint.config.cjs';
import tseslint from 'typescript-eslint';

const typescript = [ '**/*.ts', '**/*.tsx' ];

// Its own ignores, every folder named build, would leave out tools/build.
const isOnlyIgnores = ( config ) => Object.keys( config ).join() === 'ignores';
const widened = wordpress
	.filter( ( config ) => ! isOnlyIgnores( config ) )
	.map( ( config ) =>
		config.files
			? {
					...config,
					files: config.files.map( ( pattern ) =>
						typeof pattern === 'string'
							? pattern.replace( '{js,jsx}', '{js,jsx,ts,tsx}' )
							: pattern
					),
				}
			: config
	);

export default [
	{
		ignores: [
			'dist/**',
			'node_modules/**',
			'vendor/**',
			'vendor-prefixed/**',
			'.cache/**',
			'test-results/**',
			'types/messages/**',
			// Of others, unchanged.
			'tests/e2e/plugins/**',
		],
	},
	...widened,
	...tseslint.configs.strictTypeCheckedOnly.map( ( config ) => ( {
		...config,
		files: typescript,
	} ) ),
	{
		files: typescript,
		languageOptions: {
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
			},
		},
		rules: {
			// TypeScript knows it better.
			'no-unused-vars': 'off',
			'no-undef': 'off',
			'import/no-unresolved': 'off',
			'import/named': 'off',
			'jsdoc/require-param': 'off',
			'jsdoc/require-param-type': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-returns-type': 'off',
			'jsdoc/check-tag-names': 'off',
			'@typescript-eslint/no-unused-vars': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true },
			],
			// A promise of an event handler or of an effect has nobody to wait for it.
			'@typescript-eslint/no-misused-promises': [
				'error',
				{ checksVoidReturn: { attributes: false, arguments: false } },
			],
			'@wordpress/i18n-text-domain': [
				'error',
				{ allowedTextDomain: 'ringwell' },
			],
			'@typescript-eslint/no-confusing-void-expression': [
				'error',
				{ ignoreArrowShorthand: true },
			],
			// WordPress 6.8 needs these props, whatever newer ones say.
			'@typescript-eslint/no-deprecated': [
				'error',
				{
					allow: [
						'__nextHasNoMarginBottom',
						'__next40pxDefaultSize',
					],
				},
			],
			// typescript-eslint's own rule of this name understands optional calls.
			'no-unused-expressions': 'off',
			// All is bundled or runs from a checkout: there are only development dependencies.
			'import/no-extraneous-dependencies': [
				'error',
				{ devDependencies: true, packageDir: import.meta.dirname },
			],
			'no-console': 'error',
		},
	},
	{
		files: [ 'src-admin/**' ],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: [ '**/src-frontend/**' ],
							message:
								'The two bundles share only types/ and src-phones/.',
						},
						{
							regex: '^@wordpress/dataviews$',
							message:
								'Take @wordpress/dataviews/wp: the plain entry gives a blank page on WordPress 6.8.',
						},
					],
				},
			],
		},
	},
	{
		files: [ 'src-frontend/**' ],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: [ '**/src-admin/**' ],
							message:
								'The two bundles share only types/ and src-phones/.',
						},
						{
							group: [
								'@wordpress/*',
								// As a script module it stands in WordPress's import map; the form alone needs it.
								'!@wordpress/interactivity',
								'react',
								'react-dom',
								'swr',
							],
							message:
								'The site bundle has no dependency; tests may use what they like.',
						},
					],
				},
			],
		},
	},
	{
		files: [ 'src-frontend/**', 'src-phones/**' ],
		ignores: [ '**/*.test.ts', 'src-frontend/scene.ts' ],
		rules: {
			// Only the data of nodes changes: what was text never becomes markup, and frameworks keep their nodes.
			'no-restricted-properties': [
				'error',
				...[ 'innerHTML', 'outerHTML', 'insertAdjacentHTML' ].map(
					( property ) => ( { property } )
				),
				{ object: 'document', property: 'write' },
			],
		},
	},
	{
		files: [ 'tools/**', 'tests/**', '*.{js,mjs,ts}' ],
		rules: { 'no-console': 'off' },
	},
	{
		files: [ '**/*.test.{ts,tsx}', 'tests/**' ],
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'off',
			// Jest's matchers hand over methods without their object.
			'@typescript-eslint/unbound-method': 'off',
		},
	},
];
