import { wholeBrowser } from '../browser';
import { expect, test as base } from '../fixtures';
import { startDevTools, type DevTools, type Heard } from './devtools';

/*
 * Tabs as people have them: one in front and the others hidden, some of them frozen or prerendered. Under Playwright
 * every page counts as looked at, none can be frozen, and Chromium prerenders nothing.
 */
export interface Tab {
	evaluate: < T, Given = undefined >(
		code: ( given: Given ) => T | Promise< T >,
		given?: Given
	) => Promise< T >;
	/** Presses a key, as a person does. */
	press: () => Promise< void >;
	/** Brings it to the front; the one that was there is hidden. */
	look: () => Promise< void >;
	/** As the system does with a tab that has been behind for long, or with all of them when the lid is closed. */
	freeze: () => Promise< void >;
	/** The end of that: it runs again, and is in front. */
	wake: () => Promise< void >;
	/** What it fetched ahead is ready. */
	prefetched: () => Promise< void >;
	/** The page that it prerendered. */
	prerendered: () => Promise< Tab >;
}

export interface Tabs {
	open: (
		url: string,
		how?: { behind?: boolean; first?: () => void }
	) => Promise< Tab >;
}

export const test = base.extend< { tabs: Tabs } >( {
	tabs: async ( { launchOptions, userAgent, site }, give ) => {
		const devtools = startDevTools( wholeBrowser(), [
			...( launchOptions.args ?? [] ),
			`--user-agent=${ userAgent! }`,
		] );
		try {
			await give( await tabsOf( devtools, site.url ) );
		} finally {
			await devtools.close();
		}
	},
} );

export { expect };

interface Attached {
	sessionId: string;
	targetInfo: { targetId: string; type: string; subtype?: string };
}

const attached = ( { method, params }: Heard ): Attached | null =>
	method === 'Target.attachedToTarget'
		? ( params as unknown as Attached )
		: null;

const AUTO = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };

async function tabsOf( devtools: DevTools, home: string ): Promise< Tabs > {
	const { send, heard } = devtools;
	devtools.on( ( event ) => {
		const { sessionId, targetInfo } = attached( event ) ?? {};
		if ( targetInfo?.type === 'tab' ) {
			void send( 'Target.setAutoAttach', AUTO, sessionId );
		}
	} );
	await send( 'Target.setAutoAttach', {
		...AUTO,
		filter: [ { type: 'tab' } ],
	} );
	return {
		open: async ( url, { behind = false, first } = {} ) => {
			const { targetId } = await send< { targetId: string } >(
				'Target.createTarget',
				{ url: 'about:blank', background: behind }
			);
			const event = await heard(
				( one ) => attached( one )?.targetInfo.targetId === targetId
			);
			const session = attached( event )!.sessionId;
			await send( 'Page.enable', {}, session );
			await send( 'Preload.enable', {}, session );
			if ( first ) {
				await send(
					'Page.addScriptToEvaluateOnNewDocument',
					{ source: `(${ first.toString() })()` },
					session
				);
			}
			await send( 'Page.navigate', { url: home + url }, session );
			return tabOf( devtools, targetId, session, event.session );
		},
	};
}

function tabOf(
	{ send, heard }: DevTools,
	targetId: string,
	session: string,
	tabSession: string
): Tab {
	const evaluate: Tab[ 'evaluate' ] = async ( code, given ) => {
		const { result, exceptionDetails } = await send< {
			result: { value: never };
			exceptionDetails?: { text: string };
		} >(
			'Runtime.evaluate',
			{
				expression: `(${ code.toString() })(${ given === undefined ? '' : JSON.stringify( given ) })`,
				returnByValue: true,
				awaitPromise: true,
			},
			session
		);
		if ( exceptionDetails ) {
			throw new Error( exceptionDetails.text );
		}
		return result.value;
	};
	const look = async () => {
		// More than once: a tab that was opened just before may come to the front after it.
		await expect
			.poll( async () => {
				await send( 'Target.activateTarget', { targetId } );
				return evaluate( () => document.visibilityState );
			} )
			.toBe( 'visible' );
	};
	return {
		evaluate,
		press: async () => {
			for ( const type of [ 'rawKeyDown', 'keyUp' ] ) {
				await send(
					'Input.dispatchKeyEvent',
					{ type, key: 'Shift', code: 'ShiftLeft' },
					session
				);
			}
		},
		look,
		freeze: async () => {
			await send(
				'Page.setWebLifecycleState',
				{ state: 'frozen' },
				session
			);
			await expect
				.poll( () => evaluate( () => document.visibilityState ) )
				.toBe( 'hidden' );
		},
		wake: async () => {
			await send(
				'Page.setWebLifecycleState',
				{ state: 'active' },
				session
			);
			// Frozen, it was hidden without another one in its place.
			await send( 'Target.createTarget', { url: 'about:blank' } );
			await look();
		},
		prefetched: async () => {
			await heard(
				( { method, params, session: of } ) =>
					method === 'Preload.prefetchStatusUpdated' &&
					params.status === 'Ready' &&
					of === session
			);
		},
		prerendered: async () => {
			const event = await heard(
				( one ) =>
					one.session === tabSession &&
					attached( one )?.targetInfo.subtype === 'prerender'
			);
			const { sessionId, targetInfo } = attached( event )!;
			return tabOf(
				{ send, heard } as DevTools,
				targetInfo.targetId,
				sessionId,
				tabSession
			);
		},
	};
}
