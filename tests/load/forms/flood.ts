import type { Answer } from '../http';
import { atRate } from './pace';
import type { Kind, Sender, Senders } from './senders';

/** Whose phone is whose: programs have a code for each kind, patients one of their own. */
const PATIENTS = '+7929';
const CODES = [ ...Array( 12 ).keys() ].map( ( kind ) => `+79${ 10 + kind }` );
const PHONE_DIGITS = 7;

/** Programs, the pages beside them and two patients among them; what became of all. */
export class Flood {
	/** What was answered to programs: kind => status => how often. */
	readonly answers = new Map< string, Map< number, number > >();
	readonly codes = new Map< string, string >();
	/** Phones of the patients. */
	readonly patients: string[] = [];
	readonly faults: string[] = [];
	leases = 0;
	private begun = 0;

	constructor( private readonly senders: Senders ) {}

	/** So many forms, of all these kinds in turn; with patients in the middle, if that is wanted. */
	async run(
		kinds: Kind[],
		perSecond: number,
		count: number,
		hasPatients: boolean
	): Promise< void > {
		await atRate( perSecond, count, async ( number ) => {
			const kind = kinds[ number % kinds.length ]!;
			const sender = this.sender( this.codeOf( kind ) );
			this.note( kind, await kind.send( this.senders, sender ) );
			if (
				hasPatients &&
				[ 0.4, 0.6 ].some(
					( at ) => number === Math.floor( count * at )
				)
			) {
				await this.patient();
			}
		} );
	}

	/** Milliseconds that each of so many pages waited for its number. */
	async lease( perSecond: number, count: number ): Promise< number[] > {
		const times: number[] = [];
		await atRate( perSecond, count, async () => {
			const began = performance.now();
			const answer = await this.senders.lease( this.sender( PATIENTS ) );
			times.push( performance.now() - began );
			this.leases++;
			if ( answer.status !== 200 ) {
				this.faults.push( `A lease was answered ${ answer.status }.` );
			}
		} );
		return times;
	}

	/** Somebody who looked at the page, and wants to be called back. */
	private async patient(): Promise< void > {
		const sender = this.sender( PATIENTS );
		// What calls back.
		sender.number = 0;
		const visit = await this.senders.visit( sender );
		const answer = await this.senders.send( sender, visit );
		if ( answer.status !== 201 ) {
			this.faults.push( `A patient was answered ${ answer.status }.` );
		}
		this.patients.push( sender.phone );
	}

	/** Each with a phone and a network of his own. */
	private sender( code: string ): Sender {
		const number = this.begun++;
		return {
			number: Math.floor( number / CODES.length ),
			phone: code + String( number ).padStart( PHONE_DIGITS, '0' ),
			address: `45.${ Math.floor( number / 256 ) % 256 }.${
				number % 256
			}.7`,
		};
	}

	private codeOf( { name }: Kind ): string {
		const code = this.codes.get( name ) ?? CODES[ this.codes.size ]!;
		this.codes.set( name, code );
		return code;
	}

	private note(
		{ name, statuses = [ 201 ] }: Kind,
		{ status, body }: Answer
	): void {
		const answers = this.answers.get( name ) ?? new Map< number, number >();
		this.answers.set( name, answers );
		answers.set( status, ( answers.get( status ) ?? 0 ) + 1 );
		if ( ! statuses.includes( status ) ) {
			this.faults.push(
				`"${ name }" was answered ${ status }: ${ body.slice( 0, 200 ) }`
			);
		}
	}
}
