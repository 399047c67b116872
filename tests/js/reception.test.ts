/* The demo's bridge as pages have it go on, and the choice who picks up. */
import '@testing-library/jest-dom';

const apiFetch = jest.fn();
const fetched = jest.fn();

beforeEach( () => {
	jest.useFakeTimers();
	apiFetch.mockReset();
	fetched.mockReset().mockResolvedValue( {} );
	document.body.innerHTML = `
		<fieldset id="ringwell-demo-reception">
			<input type="radio" name="ending" value="talked" checked>
			<input type="radio" name="ending" value="patient_busy">
		</fieldset>
		<p id="ringwell-demo-kept"></p>
		<ul id="ringwell-demo-ringing"></ul>`;
	Object.assign( window, {
		fetch: fetched,
		wp: { apiFetch },
		ringwellDemoTick: 'https://clinic.test/bridge',
		ringwellDemoReception: {
			path: '/demo',
			words: {
				clinic_rings: 'the reception rings',
				nothing: 'Nothing rings.',
				kept: 'Kept.',
				failed: 'That did not work:',
			},
		},
	} );
} );

afterEach( () => {
	jest.useRealTimers();
	jest.restoreAllMocks();
} );

const load = ( name: string ) =>
	jest.isolateModules( () => {
		require( `../../demo/site/${ name }` );
	} );
const ringing = () => document.getElementById( 'ringwell-demo-ringing' );
const choose = () =>
	document
		.querySelector< HTMLInputElement >( '[value="patient_busy"]' )!
		.click();

test( 'an open page ticks every three seconds, also after one tick was lost', async () => {
	fetched.mockRejectedValueOnce( new Error( 'The network is away.' ) );
	load( 'tick' );
	await jest.advanceTimersByTimeAsync( 6500 );

	expect( fetched.mock.calls ).toEqual(
		Array( 3 ).fill( [
			'https://clinic.test/bridge',
			{ method: 'POST', credentials: 'omit' },
		] )
	);
} );

test( 'a page that nobody sees ticks seldom, but often enough for the bridge to count as there', async () => {
	jest.spyOn( document, 'hidden', 'get' ).mockReturnValue( true );
	load( 'tick' );
	await jest.advanceTimersByTimeAsync( 41_000 );

	expect( fetched ).toHaveBeenCalledTimes( 3 );
} );

test( 'what rings is shown as it goes on', async () => {
	apiFetch
		.mockResolvedValueOnce( [] )
		.mockResolvedValueOnce( [
			{ phone: '+7 946 123-45-67', stage: 'clinic_rings' },
		] )
		.mockRejectedValueOnce( {} )
		.mockResolvedValue( [] );
	load( 'reception' );
	await jest.advanceTimersByTimeAsync( 0 );
	expect( ringing() ).toHaveTextContent( 'Nothing rings.' );
	await jest.advanceTimersByTimeAsync( 2000 );
	expect( ringing() ).toHaveTextContent(
		'+7 946 123-45-67: the reception rings'
	);
	await jest.advanceTimersByTimeAsync( 4000 );
	expect( ringing() ).toHaveTextContent( 'Nothing rings.' );
} );

test( 'who picks up is kept at once, and said so; else why not', async () => {
	apiFetch.mockResolvedValue( [] );
	load( 'reception' );
	choose();
	await jest.advanceTimersByTimeAsync( 0 );

	expect( apiFetch ).toHaveBeenCalledWith( {
		path: '/demo/reception',
		method: 'POST',
		data: { ending: 'patient_busy' },
	} );
	expect( document.getElementById( 'ringwell-demo-kept' ) ).toHaveTextContent(
		'Kept.'
	);
	apiFetch.mockRejectedValue( { message: 'You may not.' } );
	document.querySelector< HTMLInputElement >( '[value="talked"]' )!.click();
	await jest.advanceTimersByTimeAsync( 0 );
	expect( document.getElementById( 'ringwell-demo-kept' ) ).toHaveTextContent(
		'That did not work: You may not.'
	);
} );
