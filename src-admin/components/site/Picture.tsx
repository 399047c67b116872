import { useCallback, useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FoundNumber, Place } from './findNumbers';

/** How wide a window the picture shows: a desktop's, or a phone's where the screen is one. */
const DESKTOP = 1280;
const PHONE = 390;
const NARROW = 480;

export interface Chosen {
	number: string;
	/** Index among the number's places. */
	place: number;
}

interface Props {
	address: string;
	/** Whose places are outlined; only those of the page in this very frame can be. */
	numbers: FoundNumber[];
	chosen: Chosen | null;
	/** The page is there, scripts have run; null where the browser shows none. */
	onLoad: ( root: Element | null ) => void;
}

interface Box {
	key: string;
	className: string;
	style: { left: number; top: number; width: number; height: number };
}

export const rectsOf = ( { element, range }: Place ): DOMRect[] =>
	element.checkVisibility( { visibilityProperty: true } )
		? [ ...( range ?? element ).getClientRects() ].filter(
				( { width, height } ) => width > 0 && height > 0
			)
		: [];

/**
 * A page of the site, scaled down, with the places of its numbers outlined. Nothing in it can be clicked or
 * reached by the keyboard: what scrolls is a layer before it, which the page follows.
 */
export function Picture( { address, numbers, chosen, onLoad }: Props ) {
	const frame = useRef< HTMLIFrameElement >( null );
	const scroller = useRef< HTMLDivElement >( null );
	const [ size, setSize ] = useState( { width: 0, height: 0 } );
	const [ pageHeight, setPageHeight ] = useState( 0 );
	const [ boxes, setBoxes ] = useState< Box[] >( [] );
	const pageWidth = size.width < NARROW ? PHONE : DESKTOP;
	const scale = size.width / pageWidth;

	const measure = useCallback( () => {
		const page = frame.current?.contentDocument;
		const root = rootOf( page );
		const layer = scroller.current;
		if ( ! page || ! root || ! layer || ! scale ) {
			return;
		}
		page.defaultView?.scrollTo( 0, layer.scrollTop / scale );
		setPageHeight( root.scrollHeight );
		setBoxes( boxesOf( numbers, chosen, page, scale ) );
	}, [ numbers, chosen, scale ] );

	useEffect( () => watchSize( scroller.current, setSize ), [] );

	useEffect( () => {
		const root = rootOf( frame.current?.contentDocument );
		measure();
		return root ? watchSize( root, measure ) : undefined;
	}, [ measure ] );

	useEffect( () => {
		const layer = scroller.current;
		const place = numbers.find(
			( { number } ) => number === chosen?.number
		)?.places[ chosen?.place ?? 0 ];
		const [ rect ] =
			place?.element.ownerDocument === frame.current?.contentDocument &&
			place
				? rectsOf( place )
				: [];
		if ( layer && rect ) {
			// On a phone the picture is below the list.
			layer.scrollIntoView( { block: 'nearest' } );
			layer.scrollTo( {
				top: layer.scrollTop + rect.top * scale - size.height / 3,
			} );
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- because only a choice moves the picture, not what is measured anew
	}, [ chosen ] );

	const loaded = () => {
		const page = frame.current?.contentDocument;
		const isShown = page?.URL.startsWith( 'http' ) === true;
		if ( isShown ) {
			const style = page.createElement( 'style' );
			style.textContent =
				'html{scrollbar-width:none!important;scroll-behavior:auto!important}';
			page.head.append( style );
		}
		onLoad( isShown ? page.documentElement : null );
		measure();
	};

	return (
		<div className="ringwell-picture">
			<div ref={ ( element ) => element?.setAttribute( 'inert', '' ) }>
				{ size.width > 0 && (
					<iframe
						key={ address }
						ref={ frame }
						src={ address }
						title={ __( 'Picture of the page', 'ringwell' ) }
						// A page that wants to be on top, or to ask something, must not take wp-admin away.
						sandbox="allow-same-origin allow-scripts"
						style={ {
							// Its edge, in whichever direction wp-admin is written.
							left: 0,
							width: pageWidth,
							height: size.height / scale,
							transform: `scale(${ scale })`,
						} }
						onLoad={ loaded }
					/>
				) }
			</div>
			<div
				ref={ scroller }
				className="ringwell-picture__layer"
				role="region"
				aria-label={ __( 'Picture of the page', 'ringwell' ) }
				// So that the arrow keys scroll it.
				tabIndex={ 0 }
				onScroll={ measure }
			>
				<div className="ringwell-picture__boxes" aria-hidden="true">
					{ boxes.map( ( { key, className, style } ) => (
						<span
							key={ key }
							className={ className }
							style={ style }
						/>
					) ) }
				</div>
				<div style={ { height: pageHeight * scale } } />
			</div>
		</div>
	);
}

/**
 * None while the frame goes from one document to the next, whatever the type says.
 * @param page
 */
const rootOf = ( page: Document | null | undefined ): Element | null =>
	page?.documentElement ?? null;

function boxesOf(
	numbers: FoundNumber[],
	chosen: Chosen | null,
	page: Document,
	scale: number
): Box[] {
	return numbers.flatMap( ( { number, places } ) =>
		places.flatMap( ( place, index ) => {
			if ( place.element.ownerDocument !== page ) {
				return [];
			}
			const isChosen = chosen?.number === number;
			const isCurrent = isChosen && chosen.place === index;
			return rectsOf( place ).map( ( rect, part ) => ( {
				key: `${ number } ${ index } ${ part }`,
				className: `ringwell-picture__box ${
					isChosen ? 'is-chosen' : ''
				} ${ isCurrent ? 'is-current' : '' }`,
				style: {
					left: rect.left * scale - 3,
					top: rect.top * scale - 3,
					width: rect.width * scale + 6,
					height: rect.height * scale + 6,
				},
			} ) );
		} )
	);
}

function watchSize(
	element: Element | null,
	tell: ( size: { width: number; height: number } ) => void
): () => void {
	const observer = new ResizeObserver( () => {
		if ( element ) {
			tell( {
				width: element.clientWidth,
				height: element.clientHeight,
			} );
		}
	} );
	if ( element ) {
		observer.observe( element );
	}
	return () => observer.disconnect();
}
