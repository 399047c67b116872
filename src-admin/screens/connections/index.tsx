import { lazy, Suspense } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useConnections } from '../../api/connections';
import type { Connection } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Empty } from '../../components/Empty';
import { Loading } from '../../components/Loading';
import { useNarrowed } from '../../components/list/useNarrowed';
import { Page } from '../../components/Page';
import { Link, usePlace } from '../../router';
import { idOf } from '../../router/place';
import { ConnectionList } from './ConnectionList';
import { ConnectionPage } from './ConnectionPage';
import { NewConnection } from './NewConnection';

// Each is needed once or twice in a clinic's life.
const MappingPage = lazy(
	() => import( /* webpackChunkName: "mapping" */ './mapping' )
);
const ImportPage = lazy(
	() => import( /* webpackChunkName: "import-calls" */ './import' )
);

export default function ConnectionsScreen() {
	return (
		<Suspense fallback={ <Loading lines={ 8 } /> }>
			<Which />
		</Suspense>
	);
}

function Which() {
	const { path } = usePlace();
	const id = idOf( path );
	if ( id !== null ) {
		return path.endsWith( '/fields' ) ? (
			<MappingPage key={ id } id={ id } />
		) : (
			<ConnectionPage key={ id } id={ id } />
		);
	}
	if ( path === '/connections/import' ) {
		return <ImportPage />;
	}
	return path === '/connections/new' ? <NewConnection /> : <AllConnections />;
}

const NewLink = () => (
	<Link
		className="components-button is-primary is-next-40px-default-size"
		to="/connections/new"
	>
		{ __( 'Connect a phone system', 'ringwell' ) }
	</Link>
);

const ImportLink = () => (
	<Link
		className="components-button is-secondary is-next-40px-default-size"
		to="/connections/import"
	>
		{ __( 'Import calls from a file', 'ringwell' ) }
	</Link>
);

const searchText = ( connection: Connection ) =>
	[ connection.name, connection.adapter_name, connection.light_text ].join(
		'\n'
	);

function AllConnections() {
	const connections = useConnections();
	const {
		shown: found,
		isNarrowed,
		field,
	} = useNarrowed( connections.data ?? [], searchText );
	const hasAny = ( connections.data ?? [] ).length > 0;
	return (
		<Page
			title={ __( 'Connections', 'ringwell' ) }
			actions={
				<>
					<ImportLink />
					{ hasAny && <NewLink /> }
				</>
			}
		>
			<Answer of={ connections }>
				{ ( loaded ) =>
					loaded.length === 0 ? (
						<Empty action={ <NewLink /> }>
							{ __(
								'Connect your phone system, and it tells Ringwell about every call.',
								'ringwell'
							) }
						</Empty>
					) : (
						<>
							{ field }
							{ isNarrowed && found.length === 0 ? (
								<Empty>
									{ __( 'No connection fits.', 'ringwell' ) }
								</Empty>
							) : (
								<ConnectionList connections={ found } />
							) }
						</>
					)
				}
			</Answer>
		</Page>
	);
}
