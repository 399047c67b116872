import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useAdapters } from '../../api/connections';
import type { Adapter } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { useRouter } from '../../router';
import { ConnectionForm } from './ConnectionForm';

export function NewConnection() {
	const router = useRouter();
	const adapters = useAdapters();
	const [ adapter, setAdapter ] = useState< Adapter | null >( null );
	return (
		<Page
			title={ __( 'New connection', 'ringwell' ) }
			back={ {
				to: '/connections',
				text: __( 'Connections', 'ringwell' ),
			} }
			intro={
				adapter === null &&
				__( 'Which phone system does the clinic use?', 'ringwell' )
			}
		>
			{ adapter ? (
				<ConnectionForm
					adapter={ adapter }
					connection={ null }
					onSaved={ ( { id } ) =>
						router.go(
							`/connections/${ id }`,
							{},
							{ replace: true }
						)
					}
					more={
						<Button
							variant="tertiary"
							__next40pxDefaultSize
							onClick={ () => setAdapter( null ) }
						>
							{ __( 'Another phone system', 'ringwell' ) }
						</Button>
					}
				/>
			) : (
				<Answer of={ adapters }>
					{ ( known ) => (
						<ul className="ringwell-choices">
							{ known.map( ( one ) => (
								<li key={ one.adapter }>
									<Button
										__next40pxDefaultSize
										onClick={ () => setAdapter( one ) }
									>
										<strong>{ one.name }</strong>
										{ one.proof && (
											<span className="ringwell-muted">
												{ one.proof }
											</span>
										) }
									</Button>
								</li>
							) ) }
						</ul>
					) }
				</Answer>
			) }
		</Page>
	);
}
