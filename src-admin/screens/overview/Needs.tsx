import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Need } from '../../api/types';
import { Card } from '../../components/Card';
import { Unbroken } from '../../components/Unbroken';
import { useRouter } from '../../router';
import { readPlace } from '../../router/place';
import { ago } from '../../words/time';

export function Needs( { needs }: { needs: Need[] } ) {
	const router = useRouter();
	const open = ( path: string ) => {
		const [ place = '', search = '' ] = path.split( '?' );
		router.go(
			`/${ place.replace( /^\//, '' ) }`,
			readPlace( search ).query
		);
	};
	return (
		<Card id="needs" title={ __( 'Needs you', 'ringwell' ) }>
			{ needs.length === 0 ? (
				<p className="ringwell-proud">
					{ __( 'Nothing. Everything works.', 'ringwell' ) }
				</p>
			) : (
				<ul className="ringwell-needs">
					{ needs.map( ( need ) => (
						<li key={ need.code + need.path }>
							<span>
								<Unbroken text={ need.text } />
								{ need.since && (
									<span className="ringwell-muted">
										{ ' ' }
										{ sprintf(
											/* translators: %s: "4 minutes ago" or a date */
											__( 'Since: %s', 'ringwell' ),
											ago( need.since )
										) }
									</span>
								) }
							</span>
							<Button
								variant="secondary"
								__next40pxDefaultSize
								onClick={ () => open( need.path ) }
							>
								{ need.button }
							</Button>
						</li>
					) ) }
				</ul>
			) }
		</Card>
	);
}
