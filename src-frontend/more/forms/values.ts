import { counterIds } from '../../lib/counterIds.ts';
import type { LeaseAnswer } from '../../lib/messages.ts';
import type { Page } from '../../lib/page.ts';

/** What is kept of an answer, for pages whose own has not come yet. */
interface Told {
	of: string;
	source: string;
	visit: number | null;
	utm: LeaseAnswer[ 'utm' ];
}

const TOLD = 'told';

/** Fields that a form may ask for, by name. Never the ids by which the server knows the visitor. */
export type Values = Record< string, string >;

/** Empty without consent, and as long as nothing is known of the visit. */
export const readValues = ( page: Page ): Values => {
	const { visit, store, answer, config } = page;
	if ( ! visit || ! store ) {
		return {};
	}
	let told = Object( store.read( TOLD ) ) as Partial< Told >;
	if (
		answer &&
		( told.of !== visit.visit || told.visit !== answer.visit )
	) {
		told = {
			of: visit.visit,
			source: answer.source.name,
			visit: answer.visit,
			utm: answer.utm,
		};
		store.write( TOLD, told );
	}
	if ( told.of !== visit.visit ) {
		return {};
	}
	const { ga = '', ym = '' } = config.consent === 'full' ? counterIds() : {};
	return {
		source: told.source ?? '',
		visit: String( told.visit ?? '' ),
		ga,
		ym,
		...Object.fromEntries(
			Object.entries( told.utm ?? {} ).map( ( [ name, value ] ) => [
				`utm_${ name }`,
				value,
			] )
		),
	};
};
