import { StrictMode, useState } from 'react';
import { createPortal } from 'react-dom';
import { LINK, PHONE } from './phone';

/** Every way in which React writes a text: whole, in parts, anew under another key, in another order, elsewhere. */
const App = () => {
	const [ count, setCount ] = useState( 0 );
	const [ isOpen, setIsOpen ] = useState( false );
	const [ branches, setBranches ] = useState( [ 'Centre', 'North' ] );
	return (
		<div id="app">
			<p>{ `Call ${ PHONE }, rendered ${ count } times` }</p>
			<p>
				Call { PHONE } ({ count })
			</p>
			<p key={ count }>{ PHONE }</p>
			<a href={ LINK } title={ `${ PHONE }, ${ count }` }>
				{ PHONE }
			</a>
			<ul style={ { height: 40 } }>
				{ branches.map( ( name ) => (
					<li key={ name } style={ { position: 'absolute' } }>
						{ name }: { PHONE }
					</li>
				) ) }
			</ul>
			<button id="render" onClick={ () => setCount( count + 1 ) }>
				Render
			</button>
			<button
				id="order"
				onClick={ () => setBranches( [ ...branches ].reverse() ) }
			>
				Order
			</button>
			<button id="popup" onClick={ () => setIsOpen( ! isOpen ) }>
				Popup
			</button>
			{ isOpen &&
				createPortal(
					<div role="dialog">
						<a href={ LINK }>{ PHONE }</a>
					</div>,
					document.body
				) }
		</div>
	);
};

export const app = (
	<StrictMode>
		<App />
	</StrictMode>
);
