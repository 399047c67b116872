import { Button, Icon } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronUp, dragHandle } from '@wordpress/icons';
import type { DragEvent } from 'react';
import type { Source, Target } from '../../api/types';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { groupName } from '../../words/call';
import { number } from '../../words/figures';
import { COUNTED } from '../calls/callsView';
import { showsText } from './showsText';

interface Props {
	source: Source;
	targets: readonly Target[];
	mayEdit: boolean;
	/** Name of the group it is in. */
	group?: string | undefined;
	/** Absent for built-in sources: they are asked last, always. */
	order?: {
		isFirst: boolean;
		isLast: boolean;
		isDragged: boolean;
		onMove: ( by: -1 | 1 ) => void;
		onDragStart: () => void;
		onDragEnter: () => void;
		onDrop: () => void;
	};
}

export function SourceRow( { source, targets, mayEdit, group, order }: Props ) {
	const dragging = order && {
		onDragEnter: order.onDragEnter,
		onDragOver: ( event: DragEvent ) => event.preventDefault(),
		onDrop: ( event: DragEvent ) => {
			event.preventDefault();
			order.onDrop();
		},
	};
	const period = { source: String( source.id ), ...COUNTED };
	return (
		<li
			className={ [
				'ringwell-source',
				source.enabled ? '' : 'is-off',
				order?.isDragged ? 'is-dragged' : '',
			].join( ' ' ) }
			{ ...dragging }
		>
			{ order && mayEdit && (
				<span className="ringwell-source__order">
					<span
						className="ringwell-source__handle"
						draggable
						aria-hidden="true"
						onDragStart={ order.onDragStart }
						onDragEnd={ order.onDrop }
					>
						<Icon icon={ dragHandle } size={ 24 } />
					</span>
					<Button
						icon={ chevronUp }
						size="small"
						disabled={ order.isFirst }
						accessibleWhenDisabled
						label={ sprintf(
							/* translators: %s: name of a source */
							__( 'Ask %s earlier', 'ringwell' ),
							source.name
						) }
						onClick={ () => order.onMove( -1 ) }
					/>
					<Button
						icon={ chevronDown }
						size="small"
						disabled={ order.isLast }
						accessibleWhenDisabled
						label={ sprintf(
							/* translators: %s: name of a source */
							__( 'Ask %s later', 'ringwell' ),
							source.name
						) }
						onClick={ () => order.onMove( 1 ) }
					/>
				</span>
			) }
			<div className="ringwell-source__text">
				<h3>
					{ mayEdit ? (
						<Link to={ `/sources/${ source.id }` }>
							{ source.name }
						</Link>
					) : (
						source.name
					) }
					{ ! source.enabled && (
						<span className="ringwell-badge">
							{ __( 'not in use', 'ringwell' ) }
						</span>
					) }
					{ source.builtin && (
						<span className="ringwell-badge">
							{ __( 'built in', 'ringwell' ) }
						</span>
					) }
					{ group && (
						<span className="ringwell-badge">
							{ groupName( group ) }
						</span>
					) }
				</h3>
				<p>{ source.rule_text }</p>
			</div>
			<ul className="ringwell-source__shows">
				{ showsText( source.placements, targets ).map( ( text ) => (
					<li key={ text }>
						<Unbroken text={ text } />
					</li>
				) ) }
			</ul>
			<p className="ringwell-source__figures">
				<Link to="/reports">
					{ sprintf(
						/* translators: %s: number of visits */
						_n(
							'%s visit',
							'%s visits',
							source.visits_7d,
							'ringwell'
						),
						number( source.visits_7d )
					) }
				</Link>
				<Link to="/calls" query={ period }>
					{ sprintf(
						/* translators: %s: number of calls */
						_n(
							'%s call',
							'%s calls',
							source.calls_7d,
							'ringwell'
						),
						number( source.calls_7d )
					) }
				</Link>
				<span className="ringwell-muted">
					{ __( 'in 7 days', 'ringwell' ) }
				</span>
			</p>
		</li>
	);
}
