import type { QueryArgs } from '../../api/client';
import {
	listArgs,
	listViewQuery,
	normalizeListView,
	oneOf,
	positive,
} from '../../components/list/listView';
import type { ListSpec, ListView } from '../../components/list/listView';
import type { Query } from '../../router/place';
import { addDays, dayOrNone } from '../../words/days';
import { startOfDay } from '../../words/time';

export const SAVED = [
	'all',
	'missed',
	'not_called_back',
	'first_time',
	'unsure',
	'spam',
] as const;
export type Saved = ( typeof SAVED )[ number ];

export const RESULTS = [ 'ringing', 'talking', 'answered', 'missed' ] as const;

export interface CallsView extends ListView {
	saved: Saved;
	/** 0: calls whose source is not known. */
	source: number | null;
	/** Calls to a number that all sources of this group show. */
	group: number | null;
	/** Empty: calls without one. */
	campaign: string | null;
	result: ( typeof RESULTS )[ number ] | null;
	from: string;
	to: string;
	/** Only what reports count: calls from outside, without spam. A figure's link leads to just its calls. */
	isCounted: boolean;
}

export const CALLS: ListSpec = {
	orderable: [ 'started_at', 'talk_seconds', 'wait_seconds' ],
	order: 'desc',
	columns: [
		'started_at',
		'caller',
		'result',
		'talk_seconds',
		'wait_seconds',
		'source',
		'campaign',
		'certainty',
		'number',
		'tags',
	],
	widths: {
		started_at: 100,
		caller: 125,
		result: 104,
		talk_seconds: 72,
		wait_seconds: 78,
		source: 120,
		campaign: 150,
		certainty: 120,
		number: 125,
		tags: 84,
	},
};

/** What fits beside an open story. */
export const BESIDE_STORY: readonly string[] = [
	'started_at',
	'caller',
	'result',
	'source',
];

export function normalizeCallsView( query: Query ): CallsView {
	const from = dayOrNone( query.from );
	const to = dayOrNone( query.to );
	const isBackwards = from !== '' && to !== '' && from > to;
	return {
		...normalizeListView( query, CALLS ),
		saved: oneOf( query.view, SAVED ) ?? 'all',
		...owner( query.source ?? '', query.group ),
		campaign: query.no_campaign ? '' : ( query.campaign ?? null ),
		result: oneOf( query.result, RESULTS ),
		from: isBackwards ? to : from,
		to: isBackwards ? from : to,
		isCounted: query.counted === '1',
	};
}

type Owner = Pick< CallsView, 'source' | 'group' >;

/**
 * A call names a source or a group, never both, so asking for both would find none: the group wins.
 * @param source
 * @param group
 */
function owner( source: string, group: string | undefined ): Owner {
	const id = positive( group );
	if ( id !== null ) {
		return { source: null, group: id };
	}
	return { source: source === '0' ? 0 : positive( source ), group: null };
}

/** Groups stand among the sources in the filter, told apart by a letter. */
export const ownerValue = ( { source, group }: Owner ): string | null => {
	if ( group !== null ) {
		return `g${ group }`;
	}
	return source === null ? null : String( source );
};

/**
 * The other way round.
 * @param value Of the filter; undefined where nothing is chosen.
 */
export const ownerOf = ( value = '' ): Owner =>
	value.startsWith( 'g' )
		? owner( '', value.slice( 1 ) )
		: owner( value, undefined );

/** What the links of figures add to the address. */
export const COUNTED: Query = { counted: '1' };

/**
 * An empty value would not survive in the address.
 * @param campaign
 */
export function campaignQuery( campaign: string | null ): Query {
	if ( campaign === '' ) {
		return { no_campaign: '1' };
	}
	return campaign === null ? {} : { campaign };
}

export function callsViewQuery( view: CallsView ): Query {
	return {
		...( view.saved === 'all' ? {} : { view: view.saved } ),
		...( view.source === null ? {} : { source: String( view.source ) } ),
		...( view.group === null ? {} : { group: String( view.group ) } ),
		...campaignQuery( view.campaign ),
		...( view.result === null ? {} : { result: view.result } ),
		...( view.from === '' ? {} : { from: view.from } ),
		...( view.to === '' ? {} : { to: view.to } ),
		...( view.isCounted ? COUNTED : {} ),
		...listViewQuery( view, CALLS ),
	};
}

/**
 * For GET calls. Days are the clinic's; the route takes moments, the last one excluded.
 * @param view
 */
export function callsArgs( view: CallsView ): QueryArgs {
	const result = view.saved === 'missed' ? 'missed' : view.result;
	return {
		...listArgs( view ),
		source: view.source ?? undefined,
		group: view.group ?? undefined,
		campaign: view.campaign ?? undefined,
		result: result ?? undefined,
		not_called_back: view.saved === 'not_called_back' || undefined,
		first_time: view.saved === 'first_time' || undefined,
		certainty: view.saved === 'unsure' ? 'unsure' : undefined,
		spam: spamArg( view.saved ),
		counted: view.isCounted || undefined,
		from: view.from === '' ? undefined : startOfDay( view.from ),
		to: view.to === '' ? undefined : startOfDay( addDays( view.to, 1 ) ),
	};
}

/**
 * Spam stands among all calls, but wants nothing done: the views for work leave it out.
 * @param saved
 */
function spamArg( saved: Saved ): boolean | undefined {
	return saved === 'all' ? undefined : saved === 'spam';
}
