import type { TrueCall } from './phoneSystem';

export interface StoredCall {
	connection_id: string;
	direction: string;
	caller: string | null;
	did: string;
	state: string;
	answered_at: string | null;
	talk_seconds: string | null;
	wait_seconds: string | null;
	recording: string | null;
	late: string;
}

/** What is wrong with what was stored, in words; nothing where each call is there once and as it was. */
export function audit( calls: TrueCall[], stored: StoredCall[] ): string[] {
	const faults: string[] = [];
	const byCaller = new Map< string, StoredCall[] >();
	stored.forEach( ( call ) => {
		const key = call.caller ?? '';
		byCaller.set( key, [ ...( byCaller.get( key ) ?? [] ), call ] );
	} );
	for ( const call of calls ) {
		const key = `+${ call.caller }`;
		const found = byCaller.get( key ) ?? [];
		byCaller.delete( key );
		const [ one ] = found;
		if ( one === undefined || found.length > 1 ) {
			faults.push( `${ key } rang once, stored ${ found.length } times` );
			continue;
		}
		const wrong = differences( call, one );
		if ( wrong.length > 0 ) {
			faults.push( `${ key }: ${ wrong.join( ', ' ) }` );
		}
	}
	byCaller.forEach( ( found, caller ) =>
		faults.push(
			`${ caller || 'somebody hidden' } never rang, stored ${
				found.length
			} times`
		)
	);
	return faults;
}

function differences( call: TrueCall, stored: StoredCall ): string[] {
	const expected: Record< string, [ unknown, unknown ] > = {
		connection: [ call.connection, Number( stored.connection_id ) ],
		direction: [ 'in', stored.direction ],
		did: [ `+${ call.did }`, stored.did ],
		state: [ 'ended', stored.state ],
		answered: [ call.answered, stored.answered_at !== null ],
		talk: [ call.talk, Number( stored.talk_seconds ) ],
		wait: [ call.wait, Number( stored.wait_seconds ) ],
		recording: [ call.recording, stored.recording ],
		late: [ '0', stored.late ],
	};
	return Object.entries( expected )
		.filter( ( [ , [ wanted, found ] ] ) => wanted !== found )
		.map(
			( [ name, [ wanted, found ] ] ) =>
				`${ name } ${ String( found ) } instead of ${ String( wanted ) }`
		);
}
