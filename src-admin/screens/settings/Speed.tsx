import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { changeSpeed, useSpeed } from '../../api/speed';
import type { Speed as SpeedOf, SpeedWrite } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Card } from '../../components/Card';
import { CopyText } from '../../components/CopyText';
import { useSay } from '../../components/notices';
import { ago } from '../../words/time';

/** Which door visitors' pages ask, and why. */
export function Speed() {
	const speed = useSpeed();
	return (
		<Answer of={ speed } lines={ 6 }>
			{ ( loaded ) => <FastDoor speed={ loaded } /> }
		</Answer>
	);
}

function FastDoor( { speed }: { speed: SpeedOf } ) {
	const say = useSay();
	const [ busy, setBusy ] = useState< SpeedWrite[ 'do' ] | null >( null );
	const act = async ( what: SpeedWrite[ 'do' ] ) => {
		setBusy( what );
		try {
			// What came of it stands in the card, and is read out.
			await changeSpeed( what );
		} catch ( error ) {
			say( ( error as Error ).message );
		} finally {
			setBusy( null );
		}
	};
	const button = ( what: SpeedWrite[ 'do' ], text: string ) => (
		<Button
			variant={ what === 'open' ? 'primary' : 'secondary' }
			__next40pxDefaultSize
			isBusy={ busy === what }
			disabled={ busy !== null }
			accessibleWhenDisabled
			onClick={ () => act( what ) }
		>
			{ text }
		</Button>
	);
	return (
		<Card id="speed" title={ __( 'The fast door', 'ringwell' ) }>
			<p>
				{ __(
					'Visitors’ pages ask for their number through WordPress, which loads all of itself each time. The fast door is a small file in WordPress’s folder that answers several times faster, and takes the load off a busy site.',
					'ringwell'
				) }
			</p>
			<p role="status">
				<strong>{ speed.text }</strong>
			</p>
			{ speed.contents !== '' && (
				<>
					<p>
						{ sprintf(
							/* translators: %s: path of a file on the server */
							__( 'What belongs into %s:', 'ringwell' ),
							speed.file
						) }
					</p>
					<CopyText text={ speed.contents } />
				</>
			) }
			{ speed.wanted && <Servers speed={ speed } /> }
			<div className="ringwell-buttons">
				{ speed.wanted &&
					button( 'test', __( 'Test now', 'ringwell' ) ) }
				{ /* One button that turns into the other, so that it keeps the focus. */ }
				{ speed.wanted
					? button( 'close', __( 'Switch off', 'ringwell' ) )
					: button( 'open', __( 'Switch on', 'ringwell' ) ) }
			</div>
		</Card>
	);
}

const Servers = ( { speed }: { speed: SpeedOf } ) => (
	<ul>
		{ speed.servers.map( ( { name, text, tested } ) => (
			<li key={ name }>
				<bdi>{ name }</bdi>: { text }{ ' ' }
				{ tested !== null && (
					<span className="ringwell-muted">{ ago( tested ) }</span>
				) }
			</li>
		) ) }
	</ul>
);
