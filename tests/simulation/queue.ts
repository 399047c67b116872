export interface Queue< Item > {
	add: ( at: number, item: Item ) => void;
	/** When the first is due; Infinity where nothing is. */
	first: () => number;
	take: () => Item;
}

interface Entry< Item > {
	at: number;
	/** Of two at the same moment the one that was added first comes first: the order is the same on every machine. */
	turn: number;
	item: Item;
}

/** What is due next, as a binary heap. */
export function createQueue< Item >(): Queue< Item > {
	const heap: Array< Entry< Item > > = [];
	let turns = 0;
	const at = ( index: number ) => heap[ index ] as Entry< Item >;
	const isBefore = ( a: Entry< Item >, b: Entry< Item > ) =>
		a.at < b.at || ( a.at === b.at && a.turn < b.turn );
	const up = ( from: number, entry: Entry< Item > ) => {
		let index = from;
		while ( index > 0 ) {
			const parent = Math.floor( ( index - 1 ) / 2 );
			if ( ! isBefore( entry, at( parent ) ) ) {
				break;
			}
			heap[ index ] = at( parent );
			index = parent;
		}
		heap[ index ] = entry;
	};
	const down = ( entry: Entry< Item > ) => {
		let index = 0;
		for (;;) {
			let child = 2 * index + 1;
			if ( child >= heap.length ) {
				break;
			}
			if (
				child + 1 < heap.length &&
				isBefore( at( child + 1 ), at( child ) )
			) {
				child++;
			}
			if ( ! isBefore( at( child ), entry ) ) {
				break;
			}
			heap[ index ] = at( child );
			index = child;
		}
		heap[ index ] = entry;
	};
	return {
		add: ( when, item ) => {
			const entry = { at: when, turn: turns++, item };
			heap.push( entry );
			up( heap.length - 1, entry );
		},
		first: () => heap[ 0 ]?.at ?? Infinity,
		take: () => {
			const top = heap[ 0 ];
			const last = heap.pop();
			if ( top === undefined || last === undefined ) {
				throw new Error( 'Nothing is due.' );
			}
			if ( heap.length > 0 ) {
				down( last );
			}
			return top.item;
		},
	};
}
