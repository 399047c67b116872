import type { Listening } from './asterisk';
import type { Log } from './log';
import type { Message } from './message';
import type { OrderedCalls } from './ordered';
import type { Order } from './orders';

interface Options {
	/** In it the clinic's telephones and phones outside can be dialled. */
	context: string;
	asterisk: Listening;
	ordered: OrderedCalls;
	/** Epoch seconds. */
	now: () => number;
	log: Log;
	/** A call is known that is not rung yet: it must outlive a restart. */
	onKnown: () => void;
	onMessages: ( messages: Message[] ) => void;
}

/**
 * Has Asterisk ring the clinic and then the patient. The clinic's telephone sees whom the call's own channel is connected with,
 * the patient what Dial says for it (f): whoever picked up is the caller otherwise.
 *
 * @param options
 */
export const ringOut =
	( options: Options ) =>
	( order: Order ): void => {
		const { context, asterisk, ordered, now, log } = options;
		const { command, clinic, patient, number } = order;
		ordered.add( order, now() );
		options.onKnown();
		asterisk.tell(
			{
				action: 'Originate',
				actionid: command,
				channel: clinic.includes( '/' )
					? clinic
					: `Local/${ clinic }@${ context }/n`,
				channelid: command,
				otherchannelid: `${ command }-2`,
				application: 'Dial',
				data: `Local/${ patient }@${ context }/n,${ order.patientSeconds },f(${ number })`,
				timeout: String( order.clinicSeconds * 1000 ),
				async: 'true',
				variable: { 'CONNECTEDLINE(num)': patient },
			},
			( why ) => {
				log(
					`Asterisk does not ring for a callback: ${ why }. Its manager’s user needs the right “originate”.`
				);
				options.onMessages( ordered.refused( command, now() ) );
			}
		);
	};
