import { __ } from '@wordpress/i18n';
import type { Connection } from '../../api/types';
import { Light } from '../../components/Light';
import { Unbroken } from '../../components/Unbroken';
import { Link } from '../../router';
import { ago } from '../../words/time';
import { PullTimes } from './CallList';

/**
 * Each phone system: a light, and what it means in words.
 * @param props
 * @param props.connections
 */
export function ConnectionList( {
	connections,
}: {
	connections: readonly Connection[];
} ) {
	return (
		<ul className="ringwell-connections">
			{ connections.map( ( connection ) => (
				<li key={ connection.id } className="ringwell-card">
					<h2>
						<Light light={ connection.light } />
						<Link to={ `/connections/${ connection.id }` }>
							{ connection.name }
						</Link>
						{ ! connection.enabled && (
							<span className="ringwell-badge">
								{ __( 'switched off', 'ringwell' ) }
							</span>
						) }
					</h2>
					<p>
						<Unbroken text={ connection.light_text } />
					</p>
					<LastEvent connection={ connection } />
					{ connection.pull && (
						<PullTimes pull={ connection.pull } />
					) }
					<p className="ringwell-muted">
						{ [ connection.adapter_name, connection.proof ]
							.filter( ( text ) => text !== '' )
							.join( '. ' ) }
					</p>
				</li>
			) ) }
		</ul>
	);
}

export function LastEvent( { connection }: { connection: Connection } ) {
	if ( ! connection.last_event_at ) {
		return null;
	}
	return (
		<p>
			<strong>{ ago( connection.last_event_at ) }:</strong>{ ' ' }
			<bdi>
				<Unbroken text={ connection.last_event_text } />
			</bdi>
		</p>
	);
}
