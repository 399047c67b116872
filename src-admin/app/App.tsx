import { Notice } from '@wordpress/components';
import { Suspense, useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { boot } from '../boot';
import { Loading } from '../components/Loading';
import { NoticesProvider } from '../components/notices';
import { Page } from '../components/Page';
import { usePlace } from '../router';
import { useAdminMenu } from './adminMenu';
import { Boundary } from './Boundary';
import { LeaveDialog } from './LeaveDialog';
import { screenNamed, screenOf } from './screens';

export function App() {
	const { path } = usePlace();
	const name = screenOf( path );
	const screen = screenNamed( name );
	useAdminMenu();
	useEffect( () => {
		document.title = [
			screen?.title() ?? __( 'Not found', 'ringwell' ),
			'Ringwell',
			boot().siteName,
		].join( ' ‹ ' );
	}, [ screen ] );

	return (
		<NoticesProvider>
			<Boundary key={ name }>
				<Suspense fallback={ <Loading /> }>
					{ screen?.mayOpen() ? (
						<screen.Component />
					) : (
						<NotHere exists={ screen !== undefined } />
					) }
				</Suspense>
			</Boundary>
			<LeaveDialog />
		</NoticesProvider>
	);
}

function NotHere( { exists }: { exists: boolean } ) {
	return (
		<Page title={ __( 'Nothing to see here', 'ringwell' ) }>
			<Notice status="warning" isDismissible={ false }>
				{ exists
					? __(
							'Your account may not open this screen. Ask the administrator of this site.',
							'ringwell'
						)
					: __(
							'This page does not exist. Choose a screen from the menu.',
							'ringwell'
						) }
			</Notice>
		</Page>
	);
}
