import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useTargets } from '../../api/targets';
import { Empty } from '../../components/Empty';
import { SelectField } from '../../components/Field';
import { NewPoolDialog } from '../../components/pool/NewPoolDialog';
import { Answer } from '../../components/Answer';
import { Page } from '../../components/Page';
import { Link, useRouter } from '../../router';

/** For which number of the site, where there are several; then its name and numbers. */
export function NewPool() {
	const router = useRouter();
	const targets = useTargets();
	const [ chosen, setChosen ] = useState( '' );
	return (
		<Page
			title={ __( 'New pool', 'ringwell' ) }
			back={ { to: '/pools', text: __( 'Pools', 'ringwell' ) } }
		>
			<Answer of={ targets }>
				{ ( known ) => {
					const target =
						known.length === 1
							? known[ 0 ]
							: known.find(
									( { id } ) => String( id ) === chosen
								);
					if ( known.length === 0 ) {
						return (
							<Empty
								action={
									<Link
										className="components-button is-primary is-next-40px-default-size"
										to="/settings"
									>
										{ __(
											'Add the number of your site',
											'ringwell'
										) }
									</Link>
								}
							>
								{ __(
									'First say which phone number your site shows.',
									'ringwell'
								) }
							</Empty>
						);
					}
					return target ? (
						<NewPoolDialog
							target={ target }
							name=""
							onMade={ ( pool ) =>
								router.go(
									`/pools/${ pool.id }`,
									{},
									{ replace: true }
								)
							}
							onClose={ () => router.go( '/pools' ) }
						/>
					) : (
						<SelectField
							label={ __(
								'Which number of the site shall be replaced?',
								'ringwell'
							) }
							value={ chosen }
							options={ [
								{
									value: '',
									label: __( 'Choose', 'ringwell' ),
								},
								...known.map( ( { id, name } ) => ( {
									value: String( id ),
									label: name,
								} ) ),
							] }
							onChange={ setChosen }
						/>
					);
				} }
			</Answer>
		</Page>
	);
}
