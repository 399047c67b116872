import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useAdapters } from '../../api/connections';
import type { Adapter } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Link, useRouter } from '../../router';
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
						<>
							<ul className="ringwell-choices">
								{ known.map( ( one ) => (
									<li key={ one.adapter }>
										<Button
											__next40pxDefaultSize
											onClick={ () => setAdapter( one ) }
										>
											<strong>{ one.name }</strong>
											<span className="ringwell-muted">
												{ one.adapter === 'any'
													? __(
															'One that can send a message about a call to an address',
															'ringwell'
														)
													: one.proof }
											</span>
										</Button>
									</li>
								) ) }
							</ul>
							<Otherwise />
						</>
					) }
				</Answer>
			) }
		</Page>
	);
}

/** For clinics whose telephones can tell nobody. */
const Otherwise = () => (
	<section className="ringwell-otherwise">
		<h2>{ __( 'Nothing of that?', 'ringwell' ) }</h2>
		<p>
			{ __(
				'Calls can come from a list that your phone system gives out, and those to plain telephones and SIM cards are typed in on the Calls screen.',
				'ringwell'
			) }
		</p>
		<p className="ringwell-buttons">
			<Link
				className="components-button is-secondary is-next-40px-default-size"
				to="/connections/import"
			>
				{ __( 'Import calls from a file', 'ringwell' ) }
			</Link>
			<Link
				className="components-button is-secondary is-next-40px-default-size"
				to="/calls"
			>
				{ __( 'Go to the calls', 'ringwell' ) }
			</Link>
		</p>
	</section>
);
