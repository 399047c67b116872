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
import { useSay } from '../../components/notices';
import { Link } from '../../router';
import { GroupList } from './GroupList';
import { moved } from './order';
import { SourceRow } from './SourceRow';

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
	const builtin = sources.filter( ( source ) => source.builtin !== null );
	const own = sources.filter( ( source ) => source.builtin === null );
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
	return (
		<>
			{ own.length === 0 && (
				<Empty
					action={
						mayEdit && (
							<Link
								className="components-button is-primary is-next-40px-default-size"
								to="/sources/new"
							>
								{ __( 'Add a source', 'ringwell' ) }
							</Link>
						)
					}
				>
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
						order={ {
							isFirst: i === 0,
							isLast: i === shown.length - 1,
							isDragged: dragged?.id === source.id,
							onMove: ( by ) => move( i, by ),
							onDragStart: () =>
								setDragged( { id: source.id, to: i } ),
							onDragEnter: () =>
								setDragged( ( now ) =>
									now ? { ...now, to: i } : null
								),
							onDrop: drop,
						} }
					/>
				) ) }
			</ol>
			<h2 className="ringwell-rest">
				{ __( 'Everybody else', 'ringwell' ) }
			</h2>
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
