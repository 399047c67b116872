import type { Corpus } from './corpus.ts';

const n = '\u00a0';

/** A number of another country. */
export const abroad: Corpus = {
	own: '+74951112233',
	given: '+442079460958',
	swapped: [
		[ '8 (495) 111-22-33', `+44${ n }207${ n }946${ n }09${ n }58` ],
		[
			'(495) 111-22-33, Москва',
			`+44${ n }207${ n }946${ n }09${ n }58, Москва`,
		],
		[ '(8 495 111-22-33)', `(+44${ n }207${ n }946${ n }09${ n }58)` ],
		[
			'<b>8 (495)</b> <i>111-22-33</i>',
			`<b>+44${ n }207${ n }946${ n }09${ n }58</b><i></i>`,
		],
		[
			'<a href="tel:84951112233">1</a>',
			'<a href="tel:+442079460958">1</a>',
		],
		[ '84951112233', '+442079460958' ],
	],
	kept: [],
};

/** The owner says how the number is written. */
export const displayed: Corpus = {
	own: '+74951112233',
	given: '+78005553535',
	display: '8 800 555-35-35',
	swapped: [
		[ '+7 (495) 111-22-33', '8 800 555-35-35' ],
		[ '84951112233', '8 800 555-35-35' ],
		[ '(8 (495) 111-22-33)', '(8 800 555-35-35)' ],
		[ '<i>+7</i> <b>(495) 111-22-33</b>', '<i>8 800 555-35-35</i><b></b>' ],
		[
			'<img alt="Тел. (495) 111-22-33">',
			'<img alt="Тел. 8 800 555-35-35">',
		],
		[
			'<a href="tel:84951112233">1</a>',
			'<a href="tel:+78005553535">1</a>',
		],
		[
			'<a href="tel:84951112233">+7 (495) 111-22-33, доб. 5</a>',
			'<a href="tel:+78005553535">8 800 555-35-35, доб. 5</a>',
		],
	],
	kept: [ '8 (499) 111-22-33' ],
};

/** A display form of letters. */
export const vanity: Corpus = {
	own: '+12125550123',
	given: '+18003368478',
	display: '1-800-DENTIST',
	swapped: [
		[ '(212) 555-0123', '1-800-DENTIST' ],
		[
			'<a href="tel:+12125550123">212.555.0123</a>',
			'<a href="tel:+18003368478">1-800-DENTIST</a>',
		],
	],
	kept: [ '(212) 555-0124' ],
};

/** What the owner has set: parts of a page, and attributes of his own. */
export const settings: Corpus = {
	own: '+74951112233',
	given: '+74959876543',
	settings: {
		off: '.partners,#map p',
		only: 'header,footer,.call',
		attributes: [ 'data-phone', 'data-call-to' ],
	},
	swapped: [
		[
			'<header>8 (495) 111-22-33</header><p>8 (495) 111-22-33</p>',
			'<header>8 (495) 987-65-43</header><p>8 (495) 111-22-33</p>',
		],
		[
			'<footer><p>8 (495) 111-22-33</p><p class="partners">8 (495) 111-22-33</p></footer>',
			'<footer><p>8 (495) 987-65-43</p><p class="partners">8 (495) 111-22-33</p></footer>',
		],
		[
			'<a class="call" href="tel:84951112233">1</a>',
			'<a class="call" href="tel:+74959876543">1</a>',
		],
		[
			'<header><footer>8 (495) 111-22-33</footer></header>',
			'<header><footer>8 (495) 987-65-43</footer></header>',
		],
		[
			'<b class="call" data-phone="+7 (495) 111-22-33">1</b>',
			'<b class="call" data-phone="+7 (495) 987-65-43">1</b>',
		],
		[
			'<b class="call" data-call-to="84951112233">1</b>',
			'<b class="call" data-call-to="84959876543">1</b>',
		],
		[
			'<b class="call" data-phone="tel:+74951112233">1</b>',
			'<b class="call" data-phone="tel:+74959876543">1</b>',
		],
	],
	kept: [
		'<p>8 (495) 111-22-33</p>',
		'<p data-phone="84951112233">1</p>',
		'<b class="call" data-id="84951112233">1</b>',
		'<b class="call" data-phone="id84951112233">1</b>',
		'<header><div id="map"><p>8 (495) 111-22-33</p></div></header>',
		'<div class="partners"><header>8 (495) 111-22-33</header></div>',
	],
};
