/* The demo's page "Simulate a call": which steps of a call it posts, and what it says meanwhile. */
import '@testing-library/jest-dom';

const apiFetch = jest.fn();
const words = {
	ringing: 'Ringing…',
	talking: 'Talking…',
	missed: 'Nobody answered.',
	over: 'The call is over.',
	story: 'See its story',
	waiting: 'Waiting…',
	failed: 'That did not work:',
};

beforeEach( () => {
	jest.useFakeTimers();
	apiFetch.mockReset();
	document.body.innerHTML = `
		<form id="ringwell-demo-phone">
			<input id="ringwell-demo-number" name="number" value="">
			<button type="button" data-number="+7 495 000-11-11">one</button>
			<input name="caller" value="+7 900 123-45-67">
			<input type="radio" name="result" value="answered" checked>
			<input type="radio" name="result" value="missed">
			<input name="talk" value="10">
			<button type="submit">Ring</button>
			<span hidden><button type="button" id="ringwell-demo-hang-up">Hang up</button></span>
			<div id="ringwell-demo-state"></div>
		</form>`;
	Object.assign( window, {
		wp: { apiFetch },
		ringwellDemo: { path: '/calls', story: 'admin.php?p=/calls/', words },
	} );
	jest.isolateModules( () => {
		require( '../../demo/site/simulate' );
	} );
} );

afterEach( () => {
	jest.useRealTimers();
} );

const one = ( selector: string ) =>
	document.querySelector< HTMLElement >( selector )!;
const state = () => one( '#ringwell-demo-state' );
const posted = () =>
	apiFetch.mock.calls
		.map( ( [ request ] ) => request as { path: string; data?: unknown } )
		.filter( ( { data } ) => data !== undefined )
		.map( ( { path, data } ) => [ path, data ] );
const ring = () => one( '[type="submit"]' ).click();

test( 'an answered call rings, is answered, ends, and leads to its story', async () => {
	apiFetch
		.mockResolvedValueOnce( { id: 'a1' } )
		.mockResolvedValueOnce( {} )
		.mockResolvedValueOnce( {} )
		.mockResolvedValueOnce( { call: null } )
		.mockResolvedValueOnce( { call: 7 } );
	one( '[data-number]' ).click();
	ring();
	await jest.advanceTimersByTimeAsync( 0 );

	expect( state() ).toHaveTextContent( 'Ringing…' );
	expect( one( '[type="submit"]' ) ).toBeDisabled();
	await jest.advanceTimersByTimeAsync( 3000 );
	expect( state() ).toHaveTextContent( 'Talking…' );
	await jest.advanceTimersByTimeAsync( 10_500 );
	expect( state() ).toHaveTextContent( 'The call is over. See its story' );
	expect( one( 'a' ) ).toHaveAttribute( 'href', 'admin.php?p=/calls/7' );
	expect( posted() ).toEqual( [
		[
			'/calls',
			{ number: '+7 495 000-11-11', caller: '+7 900 123-45-67' },
		],
		[ '/calls/a1', { step: 'answer' } ],
		[ '/calls/a1', { step: 'end' } ],
	] );
	expect( one( '[type="submit"]' ) ).toBeEnabled();
} );

test( 'who hangs up before the desk answers has missed it', async () => {
	apiFetch
		.mockResolvedValueOnce( { id: 'a1' } )
		.mockResolvedValueOnce( {} )
		.mockResolvedValueOnce( { call: 7 } );
	ring();
	await jest.advanceTimersByTimeAsync( 1000 );
	one( '#ringwell-demo-hang-up' ).click();
	await jest.advanceTimersByTimeAsync( 0 );

	expect( state() ).toHaveTextContent( 'Nobody answered.' );
	expect( posted().map( ( [ path ] ) => path ) ).toEqual( [
		'/calls',
		'/calls/a1',
	] );
} );

test( 'what the server has against the number is said, and one may try again', async () => {
	apiFetch.mockRejectedValueOnce( {
		message: 'Some fields need your attention.',
		data: { params: { number: 'This is not a phone number.' } },
	} );
	ring();
	await jest.advanceTimersByTimeAsync( 0 );

	expect( state() ).toHaveTextContent(
		'That did not work: This is not a phone number.'
	);
	expect( one( '[type="submit"]' ) ).toBeEnabled();
	expect( one( '#ringwell-demo-hang-up' ).parentElement ).toHaveAttribute(
		'hidden'
	);
} );
