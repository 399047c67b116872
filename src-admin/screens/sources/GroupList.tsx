import { __, _n, sprintf } from '@wordpress/i18n';
import type { SourceGroup, Target } from '../../api/types';
import { can } from '../../boot';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { number } from '../../words/figures';
import { COUNTED } from '../calls/callsView';
import { showsText } from './showsText';

interface Props {
	groups: readonly SourceGroup[];
	targets: readonly Target[];
}

/**
 * Sources that share their numbers, with their members.
 * @param props
 * @param props.groups
 * @param props.targets
 */
export function GroupList( { groups, targets }: Props ) {
	const mayEdit = can( 'ringwell_edit_sources' );
	if ( groups.length === 0 && ! mayEdit ) {
		return null;
	}
	return (
		<section className="ringwell-groups" aria-labelledby="ringwell-groups">
			<h2 id="ringwell-groups">
				{ __( 'Groups of sources', 'ringwell' ) }
			</h2>
			<p className="ringwell-muted">
				{ __(
					'The sources of a group share its numbers: one pool then serves several of them.',
					'ringwell'
				) }
			</p>
			<ul className="ringwell-sources">
				{ groups.map( ( group ) => (
					<li key={ group.id } className="ringwell-source is-group">
						<div className="ringwell-source__text">
							<h3>
								{ mayEdit ? (
									<Link
										to={ `/sources/groups/${ group.id }` }
									>
										{ group.name }
									</Link>
								) : (
									group.name
								) }
							</h3>
							<p>{ membersText( group ) }</p>
						</div>
						<ul className="ringwell-source__shows">
							{ showsText( group.placements, targets ).map(
								( text ) => (
									<li key={ text }>
										<Unbroken text={ text } />
									</li>
								)
							) }
						</ul>
						<p className="ringwell-source__figures">
							<Link
								to="/calls"
								query={ {
									group: String( group.id ),
									...COUNTED,
								} }
							>
								{ sprintf(
									/* translators: %s: number of calls */
									_n(
										'%s call',
										'%s calls',
										group.calls_7d,
										'ringwell'
									),
									number( group.calls_7d )
								) }
							</Link>
							<span className="ringwell-muted">
								{ __(
									'to its shared numbers in 7 days',
									'ringwell'
								) }
							</span>
						</p>
					</li>
				) ) }
			</ul>
			{ mayEdit && (
				<p>
					<Link
						className="components-button is-secondary is-next-40px-default-size"
						to="/sources/groups/new"
					>
						{ __( 'Make a group', 'ringwell' ) }
					</Link>
				</p>
			) }
		</section>
	);
}

const membersText = ( { sources }: SourceGroup ): string =>
	sources.length === 0
		? __( 'No source is in this group yet.', 'ringwell' )
		: sources.map( ( { name } ) => name ).join( ', ' );
