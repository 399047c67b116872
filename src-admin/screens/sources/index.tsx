import { __ } from '@wordpress/i18n';
import { useSources } from '../../api/sources';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Link, usePlace } from '../../router';
import { idOf } from '../../router/place';
import { EditGroup, NewGroup } from './group';
import { EditSource, NewSource } from './editor';
import { SourceList } from './SourceList';
import { TestField } from './TestField';

export default function SourcesScreen() {
	const { path } = usePlace();
	const id = idOf( path );
	const mayEdit = can( 'ringwell_edit_sources' );
	const group = idOf( path.replace( '/sources/groups/', '/groups/' ) );
	if ( mayEdit && path === '/sources/new' ) {
		return <NewSource />;
	}
	if ( mayEdit && path === '/sources/groups/new' ) {
		return <NewGroup />;
	}
	if ( mayEdit && path.startsWith( '/sources/groups/' ) && group !== null ) {
		return <EditGroup key={ group } id={ group } />;
	}
	return mayEdit && id !== null ? (
		<EditSource key={ id } id={ id } />
	) : (
		<AllSources />
	);
}

function AllSources() {
	const sources = useSources();
	return (
		<Page
			title={ __( 'Sources', 'ringwell' ) }
			intro={ __(
				'The first source whose rule fits a visitor is his. Its numbers are what he sees.',
				'ringwell'
			) }
			actions={
				can( 'ringwell_edit_sources' ) && (
					<Link
						className="components-button is-primary is-next-40px-default-size"
						to="/sources/new"
					>
						{ __( 'Add a source', 'ringwell' ) }
					</Link>
				)
			}
		>
			<Answer of={ sources } lines={ 8 }>
				{ ( loaded ) => <SourceList sources={ loaded } /> }
			</Answer>
			<TestField />
		</Page>
	);
}
