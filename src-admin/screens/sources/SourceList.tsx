import { VisuallyHidden } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { toApiError } from '../../api/error';
import { useGroups } from '../../api/groups';
import { orderSources, useSources } from '../../api/sources';
import { useTargets } from '../../api/targets';
import type { Source } from '../../api/types';
import { can } from '../../boot';
import { Empty } from '../../components/Empty';
import { useNarrowed } from '../../components/list/useNarrowed';
import { useSay } from '../../components/notices';
import { GroupList } from './GroupList';
import { moved } from './order';
import { AddSource } from './AddSource';
import { SourceRow } from './SourceRow';

const searchText = ( source: Source ) =>
	[
		source.name,
		source.rule_text,
		...source.placements.flatMap( ( placement ) => [
			placement.pool_name,
			placement.static_number ?? '',
			placement.default_number ?? '',
		] ),
	].join( '\n' );

/**
 * The sources in the order in which they are asked.
 * @param props
 * @param props.sources
 */
export function SourceList( { sources }: { sources: Source[] } ) {
	const { mutate } = useSources();
	const targets = useTargets().data ?? [];
	const groups = useGroups().data ?? [];
	const groupOf = ( { group_id: id }: Source ) =>
		groups.find( ( group ) => group.id === id )?.name;
	const say = useSay();
	const mayEdit = can( 'ringwell_edit_sources' );
	const [ dragged, setDragged ] = useState< {
		id: number;
		to: number;
	} | null >( null );
	const {
		shown: found,
		isNarrowed,
		field,
	} = useNarrowed( sources, searchText );
	const builtin = found.filter( ( source ) => source.builtin !== null );
	const own = found.filter( ( source ) => source.builtin === null );
	const hasOwn = sources.some( ( source ) => source.builtin === null );
	const shown = dragged
		? moved(
				own,
				own.findIndex( ( { id } ) => id === dragged.id ),
				dragged.to
			)
		: own;

	const save = async ( next: Source[], before: Source[] | null ) => {
		await mutate( [ ...next, ...builtin ], { revalidate: false } );
		try {
			await orderSources( next.map( ( { id } ) => id ) );
			say(
				__( 'Order saved.', 'ringwell' ),
				before ? { undo: () => void save( before, null ) } : {}
			);
		} catch ( thrown ) {
			say( toApiError( thrown ).message );
			await mutate();
		}
	};
	const move = ( from: number, by: -1 | 1 ) =>
		void save( moved( own, from, from + by ), own );
	const drop = () => {
		if ( dragged && own[ dragged.to ]?.id !== dragged.id ) {
			void save( shown, own );
		}
		setDragged( null );
	};
	const orderOf = ( source: Source, i: number ) => ( {
		isFirst: i === 0,
		isLast: i === shown.length - 1,
		isDragged: dragged?.id === source.id,
		onMove: ( by: -1 | 1 ) => move( i, by ),
		onDragStart: () => setDragged( { id: source.id, to: i } ),
		onDragEnter: () =>
			setDragged( ( now ) => ( now ? { ...now, to: i } : null ) ),
		onDrop: drop,
	} );
	return (
		<>
			{ field }
			{ isNarrowed && found.length === 0 && (
				<Empty>{ __( 'No source fits.', 'ringwell' ) }</Empty>
			) }
			{ ! hasOwn && (
				<Empty action={ mayEdit && <AddSource /> }>
					{ __(
						'Add your advertising as a source, and its visitors see numbers of their own.',
						'ringwell'
					) }
				</Empty>
			) }
			<VisuallyHidden as="h2">
				{ __( 'Your sources', 'ringwell' ) }
			</VisuallyHidden>
			<ol className="ringwell-sources">
				{ shown.map( ( source, i ) => (
					<SourceRow
						key={ source.id }
						source={ source }
						targets={ targets }
						mayEdit={ mayEdit }
						group={ groupOf( source ) }
						// Among some of them nobody sees what comes before what.
						{ ...( ! isNarrowed && {
							order: orderOf( source, i ),
						} ) }
					/>
				) ) }
			</ol>
			{ builtin.length > 0 && (
				<h2 className="ringwell-rest">
					{ __( 'Everybody else', 'ringwell' ) }
				</h2>
			) }
			<ol className="ringwell-sources">
				{ builtin.map( ( source ) => (
					<SourceRow
						key={ source.id }
						source={ source }
						targets={ targets }
						mayEdit={ mayEdit }
						group={ groupOf( source ) }
					/>
				) ) }
			</ol>
			<GroupList groups={ groups } targets={ targets } />
		</>
	);
}
