import { newId } from '../lib/newId.ts';
import { ask } from './ask.ts';
import { check, phoneError } from './check.ts';
import { habitOf, type Habit } from './habits.ts';
import { mask, settled } from './mask.ts';
import { messageOf } from './message.ts';
import { askOpening, isGood, type Opening } from './opening.ts';
import { setErrors, type FormState } from './state.ts';
import { inMinutes, timeText, type PrintedData } from './texts.ts';
import { thanksOf, type Taken } from './thanks.ts';

interface Refused {
	message?: string;
	data?: { params?: Record< string, string > };
}

/** One form of the page: what is known of its filling in, and what is done with it. */
export interface Desk {
	/** Somebody uses it. */
	begin: () => void;
	typed: ( field: Element ) => void;
	left: ( field: Element ) => void;
	send: () => Promise< void >;
	/** The page goes, or may: what is on its way, or waits, is sent at once. */
	leave: () => void;
}

const isPhone = ( field: Element ): field is HTMLInputElement =>
	field instanceof HTMLInputElement && field.name === 'phone';

const isFilled = ( field: Element ): boolean => {
	if ( field instanceof HTMLInputElement && field.type === 'checkbox' ) {
		return field.checked !== field.defaultChecked;
	}
	const isText =
		field instanceof HTMLInputElement ||
		field instanceof HTMLTextAreaElement;
	return isText && field.value !== field.defaultValue;
};

/** How many fields somebody, or the browser, has filled in before this script came. */
const filledBefore = ( form: HTMLFormElement ): number =>
	[ ...form.elements ].filter( isFilled ).length;

export const openDesk = (
	form: HTMLFormElement,
	state: FormState,
	data: PrintedData
): Desk => {
	const { texts } = data;
	let key = newId();
	let inputs = filledBefore( form );
	let habit: Habit | undefined = habitOf( data.region );
	let opening: Promise< void > | undefined;
	/** Whose token is sent: it is the form's, whatever branch is chosen, and a new one would have to ripen anew. */
	let pass: Opening | null = null;
	/** Whether what is being sent has been left behind already. */
	let isLeft = false;

	const show = ( { now, minutes, slots, zone, region }: Opening ) => {
		habit = habitOf( region ) ?? habit;
		state.slots = slots.map( ( at ) => ( {
			at,
			text: timeText( at, zone || data.zone ),
		} ) );
		state.hasSlots = slots.length > 0;
		if ( form.dataset.kind !== 'callback' ) {
			return;
		}
		if ( ! now ) {
			state.estimate = slots.length ? texts.closed : texts.staff;
		} else if ( minutes ) {
			state.estimate = inMinutes( texts.estimate, minutes );
		}
	};

	const begin = () => {
		if ( pass && ! isGood( pass ) ) {
			pass = null;
			opening = undefined;
		}
		if ( opening ) {
			return;
		}
		const asked = askOpening( form ).then( ( answer ) => {
			pass ??= answer;
			if ( asked !== opening ) {
				// Another branch was chosen meanwhile.
				return;
			}
			if ( answer ) {
				show( answer );
			} else {
				// The next use asks again.
				opening = undefined;
			}
		} );
		opening = asked;
	};

	/** Beside the fields, aloud, and with the focus in the first of them. */
	const complain = ( errors: Record< string, string > ) => {
		setErrors( state, errors );
		const fields = [ ...form.elements ] as HTMLInputElement[];
		const wrong = fields.filter(
			( { name, type } ) => errors[ name ] && type !== 'hidden'
		);
		// What stands at no field of this form stands above all of them.
		const others = Object.keys( errors ).filter(
			( name ) => ! wrong.some( ( field ) => field.name === name )
		);
		state.trouble = others.map( ( name ) => errors[ name ] ).join( ' ' );
		state.said = [ texts.look, ...Object.values( errors ) ].join( ' ' );
		wrong[ 0 ]?.focus();
	};

	const refuse = ( refused: Refused | undefined ) => {
		const params = refused?.data?.params;
		if ( params && Object.keys( params ).length ) {
			complain( params );
			return;
		}
		state.trouble = refused?.message ?? texts.failed;
		state.said = state.trouble;
	};

	const thank = ( taken: Taken ) => {
		const { value } =
			form.querySelector< HTMLInputElement >( '[name=phone]' )!;
		const { thanks, thanksWithout } = form.dataset;
		const number = taken.number ?? '';
		const rings = number && taken.when.kind !== 'staff';
		state.thanks = thanksOf(
			( rings ? thanks : thanksWithout ) ?? '',
			value,
			habit ? settled( number, habit ) : number,
			taken,
			data
		);
		state.cancel = /^https?:/.test( taken.cancel ?? '' )
			? taken.cancel!
			: '';
		state.isDone = true;
		key = newId();
		// Once it is in sight.
		requestAnimationFrame( () =>
			form.parentElement
				?.querySelector< HTMLElement >( '.ringwell-form__thanks' )
				?.focus()
		);
	};

	/** A token that is not ripe is as good as none, or worse: the server would take the sender for a program. */
	const message = () =>
		messageOf( form, {
			key,
			token: pass?.isRipe ? pass.token : undefined,
			inputs,
		} );

	const post = async () => {
		await opening;
		await pass?.ripe;
		const answer = await ask< Taken & Refused >( form.action, message() );
		if ( answer?.status === 201 || answer?.status === 200 ) {
			thank( answer.body );
		} else {
			// Words of a server in trouble are not for patients.
			refuse( answer && answer.status < 500 ? answer.body : undefined );
		}
	};

	return {
		begin,

		typed: ( field ) => {
			inputs++;
			const { name } = field as HTMLInputElement;
			if ( isPhone( field ) && habit ) {
				const { value, selectionStart } = field;
				const next = mask(
					{ value, caret: selectionStart ?? value.length },
					habit
				);
				if ( next.value !== value ) {
					field.value = next.value;
					field.setSelectionRange( next.caret, next.caret );
				}
			}
			if ( name === 'branch' ) {
				// Each has hours of its own.
				opening = undefined;
				begin();
			}
			if ( state.errors[ name ] ) {
				// It is being mended: what was wrong is checked again when the field is left.
				setErrors( state, { ...state.errors, [ name ]: '' } );
			}
		},

		left: ( field ) => {
			if ( ! isPhone( field ) || ! field.value.trim() ) {
				return;
			}
			if ( habit ) {
				field.value = settled( field.value, habit );
			}
			const error = phoneError( field.value, habit, texts );
			setErrors( state, { ...state.errors, phone: error } );
		},

		send: async () => {
			if ( state.isSending ) {
				return;
			}
			const errors = check( form, habit, texts );
			if ( Object.keys( errors ).length ) {
				complain( errors );
				return;
			}
			setErrors( state, {} );
			state.trouble = '';
			state.said = texts.sending;
			state.isSending = true;
			isLeft = false;
			begin();
			await post();
			state.isSending = false;
		},

		leave: () => {
			if ( state.isSending && ! isLeft ) {
				// By its key it stays one request, whatever else arrives. A string goes as plain text, as beacons must.
				isLeft = navigator.sendBeacon(
					form.action,
					JSON.stringify( message() )
				);
			}
		},
	};
};
