import { defineConfig } from '@playwright/test';
import { ordinaryUserAgent, quickBrowser } from './tests/e2e/browser';
import type { SiteLocale } from './tests/e2e/fixtures';

const chromium = quickBrowser();

/**
 * Each worker starts a site of its own (tests/e2e/fixtures.ts), so there is no server to start here.
 * A test named *.ru.spec.ts runs on a Russian site, *.phone.spec.ts on a screen of 360 pixels.
 */
export default defineConfig< object, { siteLocale: SiteLocale } >( {
	testDir: 'tests/e2e',
	globalSetup: './tests/e2e/build.ts',
	outputDir: 'test-results/e2e',
	workers: 2,
	fullyParallel: false,
	forbidOnly: process.env.CI !== undefined,
	retries: 0,
	// Generous, because a shared machine may be busy: these only bound how long a condition is waited for.
	timeout: 180_000,
	expect: { timeout: 30_000 },
	reporter: [ [ 'list' ] ],
	use: {
		userAgent: ordinaryUserAgent( chromium ),
		launchOptions: {
			executablePath: chromium,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
		locale: 'en-GB',
		timezoneId: 'Europe/Moscow',
		// A trace costs much: three screens took 5 to 6 s without and 11 to 18 s with it, on a busy machine.
		// For the test that fails: npm run test:e2e -- NAME --trace on
		trace: 'off',
		screenshot: 'only-on-failure',
	},
	projects: [
		{ name: 'en', testIgnore: /\.(ru|phone)\.spec\.ts$/ },
		{
			name: 'ru',
			testMatch: /\.ru\.spec\.ts$/,
			use: { siteLocale: 'ru_RU', locale: 'ru-RU' },
		},
		{
			name: 'phone',
			testMatch: /\.phone\.spec\.ts$/,
			use: {
				viewport: { width: 360, height: 740 },
				isMobile: true,
				hasTouch: true,
			},
		},
	],
} );
