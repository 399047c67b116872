/* Scripts that write the site's own number again and again. */
import { PHONE } from './phone';

const box = document.getElementById( 'rival' )!;

const ways: Record< string, () => () => void > = {
	/** A clock, a counter, a translation: once a second. */
	second: () => {
		let count = 0;
		const timer = setInterval( () => {
			box.textContent = `${ PHONE }, ${ ++count } s`;
		}, 1000 );
		return () => clearInterval( timer );
	},
	/** An animation: with every frame. */
	frame: () => {
		let isOver = false;
		const write = () => {
			if ( ! isOver ) {
				box.textContent = PHONE;
				requestAnimationFrame( write );
			}
		};
		write();
		return () => ( isOver = true );
	},
	/** Another script that replaces numbers: whenever anybody else writes. */
	fight: () => {
		const observer = new MutationObserver( () => {
			if ( box.textContent !== PHONE ) {
				box.textContent = PHONE;
			}
		} );
		observer.observe( box, {
			childList: true,
			characterData: true,
			subtree: true,
		} );
		box.textContent = '';
		return () => observer.disconnect();
	},
	/** Letter by letter. */
	typing: () => {
		let length = 0;
		const timer = setInterval( () => {
			box.textContent = PHONE.slice( 0, ++length );
			if ( length === PHONE.length ) {
				clearInterval( timer );
			}
		}, 50 );
		return () => clearInterval( timer );
	},
};

Object.assign( window, {
	rival: ( way: string ) =>
		Object.assign( window, { endRival: ways[ way ]!() } ),
} );
