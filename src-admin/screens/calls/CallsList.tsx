import { Button } from '@wordpress/components';
import { useMemo } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useCalls } from '../../api/calls';
import { useGroups } from '../../api/groups';
import { useSources } from '../../api/sources';
import { can } from '../../boot';
import { Empty } from '../../components/Empty';
import { Failed } from '../../components/Failed';
import { List } from '../../components/list/List';
import type { Filter } from '../../components/list/List';
import { useLayout } from '../../components/list/useLayout';
import { Link, useRouter } from '../../router';
import type { Query } from '../../router/place';
import { dayText } from '../../words/time';
import {
	BESIDE_STORY,
	CALLS,
	callsArgs,
	ownerOf,
	ownerValue,
} from './callsView';
import type { CallsView } from './callsView';
import { callFields } from './fields';

interface Props {
	view: CallsView;
	change: ( change: Partial< CallsView > ) => void;
	query: Query;
	openId: number | null;
}

export function CallsList( { view, change, query, openId }: Props ) {
	const router = useRouter();
	const calls = useCalls( callsArgs( view ) );
	const maySeeSources = can(
		'ringwell_view_reports',
		'ringwell_edit_sources'
	);
	const sources = useSources( maySeeSources );
	const groups = useGroups( maySeeSources );
	const layout = useLayout( view );
	const address = JSON.stringify( query );
	const fields = useMemo(
		() =>
			callFields(
				JSON.parse( address ) as Query,
				sources.data ?? [],
				groups.data ?? [],
				layout
			),
		[ address, sources.data, groups.data, layout ]
	);
	if ( calls.error && ! calls.data ) {
		return <Failed error={ calls.error } retry={ () => calls.mutate() } />;
	}
	const owner = ownerValue( view );
	const filters: Filter[] = [
		...( owner === null
			? []
			: [
					{
						field: 'source',
						operator: 'is' as const,
						value: owner,
					},
				] ),
		...( view.result === null
			? []
			: [
					{
						field: 'result',
						operator: 'is' as const,
						value: view.result,
					},
				] ),
	];
	return (
		<>
			<OtherFilters view={ view } change={ change } />
			<List
				spec={ CALLS }
				view={ view }
				{ ...( openId === null
					? {}
					: { fallbackColumns: BESIDE_STORY } ) }
				filters={ filters }
				onChange={ ( list, chosen ) =>
					change( {
						...list,
						...ownerOf( chosenOf( chosen, 'source' ) ),
						result: ( chosenOf( chosen, 'result' ) ??
							null ) as CallsView[ 'result' ],
					} )
				}
				fields={ fields }
				title="started_at"
				rows={ calls.data }
				isLoading={ calls.isLoading }
				getId={ ( call ) => String( call.id ) }
				searchLabel={ __( 'Part of a number', 'ringwell' ) }
				empty={
					<NoCalls isAll={ Object.keys( query ).length === 0 } />
				}
				openId={ openId === null ? null : String( openId ) }
				onOpen={ ( id ) => router.go( `/calls/${ id }`, query ) }
			/>
		</>
	);
}

const chosenOf = ( filters: Filter[], field: string ): string | undefined => {
	const value: unknown = filters.find(
		( one ) => one.field === field
	)?.value;
	return typeof value === 'string' ? value : undefined;
};

/**
 * What brought the reader here from a report or the overview, and how to get rid of it.
 * @param props
 * @param props.view
 * @param props.change
 */
function OtherFilters( { view, change }: Pick< Props, 'view' | 'change' > ) {
	const chips: { text: string; clear: Partial< CallsView > }[] = [];
	if ( view.from !== '' || view.to !== '' ) {
		const isOneDay = view.from === view.to;
		chips.push( {
			text: isOneDay
				? dayText( view.from )
				: sprintf(
						/* translators: 1, 2: days */
						__( '%1$s to %2$s', 'ringwell' ),
						view.from ? dayText( view.from ) : '…',
						view.to ? dayText( view.to ) : '…'
					),
			clear: { from: '', to: '' },
		} );
	}
	if ( view.campaign !== null ) {
		chips.push( {
			text: view.campaign || __( 'without a campaign', 'ringwell' ),
			clear: { campaign: null },
		} );
	}
	if ( view.isCounted ) {
		chips.push( {
			text: __( 'from outside, without spam', 'ringwell' ),
			clear: { isCounted: false },
		} );
	}
	return chips.length === 0 ? null : (
		<p className="ringwell-chips">
			{ chips.map( ( { text, clear } ) => (
				<span key={ text } className="ringwell-chip">
					{ text }
					<Button
						size="small"
						icon="no-alt"
						label={ sprintf(
							/* translators: %s: a filter in words */
							__( 'Without this filter: %s', 'ringwell' ),
							text
						) }
						onClick={ () => change( clear ) }
					/>
				</span>
			) ) }
		</p>
	);
}

function NoCalls( { isAll }: { isAll: boolean } ) {
	if ( ! isAll ) {
		return (
			<Empty
				action={
					<Link to="/calls">
						{ __( 'Show all calls', 'ringwell' ) }
					</Link>
				}
			>
				{ __( 'No call fits.', 'ringwell' ) }
			</Empty>
		);
	}
	return (
		<Empty
			action={
				can( 'ringwell_manage' ) && (
					<Link
						className="components-button is-primary is-next-40px-default-size"
						to="/connections"
					>
						{ __( 'See the connections', 'ringwell' ) }
					</Link>
				)
			}
		>
			{ __(
				'No calls yet. They appear here as soon as your phone system reports them.',
				'ringwell'
			) }
		</Empty>
	);
}
