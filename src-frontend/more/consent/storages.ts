import { attempt } from '../../lib/attempt.ts';
import { CHOICE } from '../../lib/choice.ts';
import { readConfig, type Consent } from '../../lib/config.ts';
import { PREFIX } from '../../lib/store.ts';

const each = ( act: ( storage: Storage ) => void ) => {
	attempt( () => act( localStorage ) );
	attempt( () => act( sessionStorage ) );
};

/** Everything of ours that this browser keeps; what it keeps of others stays. */
const ours = ( storage: Storage ): string[] =>
	Object.keys( storage ).filter( ( name ) => name.startsWith( PREFIX ) );

/** Nothing of ours is left. */
export const wipe = (): void =>
	each( ( storage ) =>
		ours( storage ).forEach( ( name ) => storage.removeItem( name ) )
	);

/** What is kept goes on elsewhere: until the visitor clears it, or until the tab is closed. */
export const move = ( to: 'full' | 'session' ): void => {
	const kept: Array< [ string, string ] > = [];
	each( ( storage ) =>
		ours( storage ).forEach( ( name ) =>
			kept.push( [ name, storage[ name ] as string ] )
		)
	);
	wipe();
	attempt( () =>
		kept.forEach( ( [ name, value ] ) =>
			( to === 'full' ? localStorage : sessionStorage ).setItem(
				name,
				value
			)
		)
	);
};

/**
 * Remembers a choice where the next page would take something else for granted. So a refusal leaves a word behind only
 * on sites that ask nobody first: it is what keeps the next page from beginning again.
 */
export const keepChoice = ( choice: Consent ): void => {
	each( ( storage ) => storage.removeItem( CHOICE ) );
	if ( choice !== readConfig()?.consent ) {
		attempt( () =>
			( choice === 'session' ? sessionStorage : localStorage ).setItem(
				CHOICE,
				choice
			)
		);
	}
};
