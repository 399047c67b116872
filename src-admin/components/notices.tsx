import { SnackbarList } from '@wordpress/components';
import {
	createContext,
	useCallback,
	useContext,
	useMemo,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';

interface SaidOptions {
	/** What takes it back; offered as a button. */
	undo?: () => void;
}

type Say = ( text: string, options?: SaidOptions ) => void;

interface Said {
	id: string;
	content: string;
	spokenMessage: string;
	actions?: { label: string; onClick: () => void }[];
	explicitDismiss?: boolean;
}

const SayContext = createContext< Say >( () => undefined );

/** A short word that something was done, read out to screen readers, with Undo where there is one. */
export const useSay = () => useContext( SayContext );

export function NoticesProvider( { children }: { children: ReactNode } ) {
	const [ said, setSaid ] = useState< Said[] >( [] );
	const last = useRef( 0 );
	const say = useCallback< Say >( ( text, { undo } = {} ) => {
		const notice: Said = {
			id: String( ++last.current ),
			content: text,
			spokenMessage: text,
			...( undo && {
				actions: [ { label: __( 'Undo', 'ringwell' ), onClick: undo } ],
			} ),
		};
		setSaid( ( now ) => [ ...now.slice( -2 ), notice ] );
	}, [] );
	const remove = useCallback(
		( id: string ) =>
			setSaid( ( now ) => now.filter( ( notice ) => notice.id !== id ) ),
		[]
	);
	const list = useMemo( () => said, [ said ] );
	return (
		<SayContext.Provider value={ say }>
			{ children }
			<SnackbarList
				className="ringwell-snackbars"
				notices={ list }
				onRemove={ remove }
			/>
		</SayContext.Provider>
	);
}
