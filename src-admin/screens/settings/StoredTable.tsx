import { __, sprintf } from '@wordpress/i18n';
import type { Settings } from '../../api/types';
import { Card } from '../../components/Card';
import { span } from '../../words/time';

const DAY = 24 * 60;

function inBrowser( consent: Settings[ 'consent' ] ): string {
	switch ( consent ) {
		case 'none':
			return __( 'never, without consent', 'ringwell' );
		case 'session':
			return __( 'until the browser tab is closed', 'ringwell' );
		default:
			return __(
				'until the visitor clears it or withdraws his consent',
				'ringwell'
			);
	}
}

/** What is stored, where and how long: for the site's privacy policy. */
export function StoredTable( { settings }: { settings: Settings } ) {
	const days = ( count: number | undefined ) => span( ( count ?? 0 ) * DAY );
	const rows = [
		[
			__(
				'Random numbers of visitor and visit, the campaign, the phone number that was shown, what the visitor has allowed',
				'ringwell'
			),
			__( 'The visitor’s browser', 'ringwell' ),
			inBrowser( settings.consent ),
		],
		[
			__(
				'Visit: pages, campaign, click numbers, the site it came from, kind of device, visitor numbers of Google Analytics and Yandex Metrika where the page has them. No IP address.',
				'ringwell'
			),
			__( 'This site’s database', 'ringwell' ),
			days( settings.visit_days ),
		],
		[
			__( 'Which numbers were shown, tapped, copied', 'ringwell' ),
			__( 'This site’s database', 'ringwell' ),
			days( settings.visit_days ),
		],
		[
			__(
				'Call: the caller’s number, times, answered or missed, tags',
				'ringwell'
			),
			__( 'This site’s database', 'ringwell' ),
			__( 'until you delete it', 'ringwell' ),
		],
		[
			__(
				'Recordings of talks, where you keep copies or somebody has just listened; who listened to which',
				'ringwell'
			),
			__( 'This server’s disk, encrypted', 'ringwell' ),
			__( 'as you set under Recordings', 'ringwell' ),
		],
		[
			__( 'Messages of the phone system', 'ringwell' ),
			__( 'This site’s database, encrypted', 'ringwell' ),
			days( settings.raw_days ),
		],
	];
	return (
		<Card id="stored" title={ __( 'What is stored', 'ringwell' ) }>
			<p>
				{ sprintf(
					/* translators: %s: name of a screen of WordPress */
					__(
						'Nothing leaves this site. A text for your privacy policy waits under %s.',
						'ringwell'
					),
					__( 'Settings, Privacy', 'ringwell' )
				) }
			</p>
			<div className="ringwell-scroll">
				<table className="ringwell-table is-cards">
					<thead>
						<tr>
							<th scope="col">{ __( 'What', 'ringwell' ) }</th>
							<th scope="col">{ __( 'Where', 'ringwell' ) }</th>
							<th scope="col">
								{ __( 'How long', 'ringwell' ) }
							</th>
						</tr>
					</thead>
					<tbody>
						{ rows.map( ( [ what, where, how ] ) => (
							<tr key={ what }>
								<th scope="row">{ what }</th>
								<td data-label={ __( 'Where', 'ringwell' ) }>
									{ where }
								</td>
								<td data-label={ __( 'How long', 'ringwell' ) }>
									{ how }
								</td>
							</tr>
						) ) }
					</tbody>
				</table>
			</div>
		</Card>
	);
}
