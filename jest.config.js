/* jsdom for the two bundles and for the messages; what needs a real browser is in tests/e2e. */
module.exports = {
	testMatch: [
		'<rootDir>/src-*/**/*.test.ts?(x)',
		'<rootDir>/tests/{js,contract}/**/*.test.ts?(x)',
	],
	testEnvironment: 'jsdom',
	testEnvironmentOptions: { url: 'https://clinic.example/' },
	transform: {
		'\\.tsx?$': [
			'babel-jest',
			{
				babelrc: false,
				configFile: false,
				presets: [
					[ '@babel/preset-env', { targets: { node: 'current' } } ],
					[ '@babel/preset-typescript', {} ],
					[ '@babel/preset-react', { runtime: 'automatic' } ],
				],
			},
		],
	},
	moduleNameMapper: {
		'\\.s?css$': '<rootDir>/tests/js/nothing.js',
		// Both come with @wordpress/components, as ES modules that Jest can't require before Node 24.
		'^@wordpress/theme$': '<rootDir>/tests/js/theme.js',
		'^uuid$': '<rootDir>/tests/js/uuid.js',
	},
	restoreMocks: true,
};
