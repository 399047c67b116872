import { __ } from '@wordpress/i18n';
import { Card } from '../../components/Card';

/** Who may do what. Roles are given to people on WordPress's own Users screen. */
export function People() {
	const roles = [
		__( 'Administrator', 'ringwell' ),
		__( 'Marketer', 'ringwell' ),
		__( 'Receptionist', 'ringwell' ),
	];
	// php/Admin/Roles.php gives exactly these.
	const rights: [ string, [ boolean, boolean, boolean ] ][] = [
		[ __( 'See calls and tag them', 'ringwell' ), [ true, true, true ] ],
		[ __( 'See reports', 'ringwell' ), [ true, true, false ] ],
		[
			__( 'See callbacks and requests, and ring back', 'ringwell' ),
			[ true, false, true ],
		],
		[
			__( 'Change sources, pools and numbers', 'ringwell' ),
			[ true, true, false ],
		],
		[
			__( 'See whole phone numbers of callers', 'ringwell' ),
			[ true, false, true ],
		],
		[ __( 'Hear recordings', 'ringwell' ), [ true, false, true ] ],
		[
			__( 'Change connections and settings', 'ringwell' ),
			[ true, false, false ],
		],
	];
	return (
		<Card id="people" title={ __( 'Who may do what', 'ringwell' ) }>
			<div className="ringwell-scroll">
				<table className="ringwell-table is-cards">
					<thead>
						<tr>
							<th scope="col">{ __( 'May', 'ringwell' ) }</th>
							{ roles.map( ( role ) => (
								<th key={ role } scope="col">
									{ role }
								</th>
							) ) }
						</tr>
					</thead>
					<tbody>
						{ rights.map( ( [ right, has ] ) => (
							<tr key={ right }>
								<th scope="row">{ right }</th>
								{ has.map( ( yes, i ) => (
									<td
										key={ roles[ i ] }
										data-label={ roles[ i ] }
									>
										{ yes ? __( 'yes', 'ringwell' ) : '–' }
									</td>
								) ) }
							</tr>
						) ) }
					</tbody>
				</table>
			</div>
			<p>
				<a href="users.php">
					{ __( 'Give people their roles', 'ringwell' ) }
				</a>
			</p>
		</Card>
	);
}
