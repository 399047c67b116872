import { __ } from '@wordpress/i18n';
import { useSources } from '../../api/sources';
import { can } from '../../boot';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { usePlace } from '../../router';
import { idOf } from '../../router/place';
import { EditGroup, NewGroup } from './group';
import { EditSource, NewSource } from './editor';
import { AddSource } from './AddSource';
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
	const hasOwn = sources.data?.some( ( { builtin } ) => builtin === null );
	return (
		<Page
			title={ __( 'Sources', 'ringwell' ) }
			intro={ __(
				'The first source whose rule fits a visitor is his. Its numbers are what he sees.',
				'ringwell'
			) }
			// The empty list has the button in its middle.
			actions={
				hasOwn && can( 'ringwell_edit_sources' ) && <AddSource />
			}
		>
			<Answer of={ sources } lines={ 8 }>
				{ ( loaded ) => <SourceList sources={ loaded } /> }
			</Answer>
			<TestField />
		</Page>
	);
}
