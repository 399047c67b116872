/*
 * What page builders and their widgets do to a page, each in its own way: popups, clones, sliders, what is loaded when it
 * is scrolled to. The visitor's number stands in all of it, in every frame.
 */
import {
	articles,
	LAZY,
	pageOf,
	POPUPS,
	SLIDER,
	TABS,
} from './frameworks/fixturePages';
import {
	click,
	expectEverywhere,
	proveAll,
	test,
	type Fixture,
} from './frameworks/prove';
import { DIRECT, YANDEX, YANDEX_DEFAULT } from './scene/clinic';
import { beThere } from './scene/presence';
import { setRole } from './scene/roles';
import { expectOneOf, shownNumber } from './scene/shown';

const fixtures: Record< string, Fixture > = {
	'popups of Elementor’s and Divi’s kind, and WordPress’s jQuery': {
		count: 1,
		open: ( publish ) =>
			publish(
				'popups',
				'<script src="/wp-includes/js/jquery/jquery.min.js"></script>' +
					pageOf( POPUPS, 'page-builders' )
			),
		steps: [
			[ 'elementor', 2 ],
			[ ( page ) => page.click( '[role=dialog] button' ), 1 ],
			[ 'elementor', 2 ],
			[ 'divi', 3 ],
			[ 'jquery', 5 ],
			[ 'jquery', 6 ],
		],
	},
	'a slider without an end': {
		count: 5,
		open: ( publish ) =>
			publish( 'slider', pageOf( SLIDER, 'page-builders' ) ),
		steps: [
			[ 'turn', 5 ],
			[ 'turn', 5 ],
			[ 'copy', 6 ],
			[ 'copy', 7 ],
		],
	},
	'tabs made of templates, and pieces that a shop’s server sends anew': {
		count: 1,
		open: ( publish ) => publish( 'tabs', pageOf( TABS, 'page-builders' ) ),
		steps: [
			[ 'tab', 2 ],
			[ 'tab', 2 ],
			[ 'fragment', 2 ],
			[ 'fragment', 2 ],
		],
	},
	'what is loaded when it is scrolled to': {
		count: 0,
		open: ( publish ) => publish( 'lazy', pageOf( LAZY, 'page-builders' ) ),
		steps: [
			[ ( page ) => page.locator( '#lazy' ).scrollIntoViewIfNeeded(), 1 ],
		],
	},
	'articles without an end': {
		count: 1,
		open: async ( publish ) => {
			await publish( 'two', pageOf( articles( '/', 'Two' ) ) );
			return publish(
				'one',
				pageOf( articles( '/two/', 'One' ), 'page-builders' )
			);
		},
		steps: [
			[ 'next', 2 ],
			[ 'next', 3 ],
		],
	},
};

proveAll( fixtures );

test( 'copies of what shows the visitor’s number show the fallback with the rest when it was taken', async ( {
	visitor,
	rest,
	publish,
} ) => {
	const path = await publish(
		'copies',
		pageOf( SLIDER + POPUPS, 'page-builders' )
	);
	const page = await visitor();
	await page.clock.install();
	await page.goto( path + DIRECT );
	await expectOneOf( page, YANDEX );
	const number = await shownNumber( page );
	await beThere( page );
	await click( page, 'copy' );
	await click( page, 'divi' );
	await expectEverywhere( page, number, 8 );

	await setRole( rest, number, 'quarantined' );
	await page.keyboard.press( 'Shift' );
	await page.clock.fastForward( 31_000 );
	await expectEverywhere( page, YANDEX_DEFAULT, 8 );
} );
