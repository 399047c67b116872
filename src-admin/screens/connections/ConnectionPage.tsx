import { __ } from '@wordpress/i18n';
import {
	deleteConnection,
	rotateSecret,
	useAdapters,
	useConnection,
} from '../../api/connections';
import type { Connection } from '../../api/types';
import { Answer } from '../../components/Answer';
import { AskFirst } from '../../components/AskFirst';
import { Light } from '../../components/Light';
import { useSay } from '../../components/notices';
import { Page } from '../../components/Page';
import { Unbroken } from '../../components/Unbroken';
import { Link, useRouter } from '../../router';
import { CallList } from './CallList';
import { Counting } from './Counting';
import { ConnectionForm } from './ConnectionForm';
import { LastEvent } from './ConnectionList';
import { Log, RawEvents } from './EventsAndLog';
import { Steps } from './Steps';

export function ConnectionPage( { id }: { id: number } ) {
	const answer = useConnection( id );
	return (
		<Page
			title={ answer.data?.name ?? __( 'Connection', 'ringwell' ) }
			back={ {
				to: '/connections',
				text: __( 'Connections', 'ringwell' ),
			} }
		>
			<Answer of={ answer } lines={ 10 }>
				{ ( connection ) => (
					<>
						<State connection={ connection } />
						<CallList connection={ connection } />
						<Counting id={ id } />
						<SetUp connection={ connection } />
						{ connection.adapter === 'any' && (
							<FieldsLink connection={ connection } />
						) }
						<Fields connection={ connection } />
						<Log id={ id } />
						<RawEvents id={ id } />
					</>
				) }
			</Answer>
		</Page>
	);
}

/**
 * Grey is also what is switched off, of which nothing will come.
 * @param connection
 * @param connection.enabled
 * @param connection.light
 */
const waits = ( { enabled, light }: Connection ): boolean =>
	enabled && light === 'grey';

/** Turns from waiting to green by itself: the connection is asked for every few seconds. */
function State( { connection }: { connection: Connection } ) {
	const isWaiting = waits( connection );
	return (
		<section
			className={ `ringwell-card ringwell-state is-${ connection.light }` }
			aria-live="polite"
		>
			<h2>
				<Light light={ connection.light } />
				<Unbroken
					text={
						isWaiting
							? __( 'Waiting for the first event…', 'ringwell' )
							: connection.light_text
					}
				/>
			</h2>
			{ isWaiting ? (
				<p>
					{ __(
						'Follow the steps, then ring one of your numbers. This turns green by itself.',
						'ringwell'
					) }
				</p>
			) : (
				<LastEvent connection={ connection } />
			) }
		</section>
	);
}

function SetUp( { connection }: { connection: Connection } ) {
	// Keys that are wrong are told long before the last step is done.
	const isUnfinished =
		connection.enabled &&
		connection.light !== 'green' &&
		connection.last_event_at === null;
	return (
		<section className="ringwell-card">
			<details className="ringwell-details" open={ isUnfinished }>
				<summary>
					<h2>{ __( 'How to set it up', 'ringwell' ) }</h2>
				</summary>
				<Steps
					steps={ connection.steps }
					eventsUrl={ connection.events_url }
				/>
				<NewSecret id={ connection.id } />
			</details>
		</section>
	);
}

/**
 * Of a phone system that nobody knows, the owner says which field is what.
 * @param props
 * @param props.connection
 */
function FieldsLink( { connection }: { connection: Connection } ) {
	const isSaid = Boolean( connection.settings.mapping );
	return (
		<section className="ringwell-card">
			<h2>{ __( 'Fields of its messages', 'ringwell' ) }</h2>
			<p>
				{ isSaid
					? __(
							'You have said which field is what. Calls are counted by it.',
							'ringwell'
						)
					: __(
							'Nobody has said yet which field of its messages is what, so no call is counted.',
							'ringwell'
						) }
			</p>
			<Link
				className={ `components-button is-next-40px-default-size ${
					isSaid ? 'is-secondary' : 'is-primary'
				}` }
				to={ `/connections/${ connection.id }/fields` }
			>
				{ isSaid
					? __( 'See the fields', 'ringwell' )
					: __( 'Say which field is what', 'ringwell' ) }
			</Link>
		</section>
	);
}

function NewSecret( { id }: { id: number } ) {
	const say = useSay();
	return (
		<>
			<p className="ringwell-muted">
				{ __(
					'The address above is as good as a password. If a stranger may know it, make a new one.',
					'ringwell'
				) }
			</p>
			<AskFirst
				text={ __( 'Make a new address', 'ringwell' ) }
				title={ __( 'Make a new address?', 'ringwell' ) }
				action={ __( 'Make it', 'ringwell' ) }
				onConfirm={ () => rotateSecret( id ) }
				onDone={ () =>
					say(
						__(
							'Here is the new address. Paste it into the phone system.',
							'ringwell'
						)
					)
				}
			>
				{ __(
					'The present address stays good for seven days, so no call is lost while you change it.',
					'ringwell'
				) }
			</AskFirst>
		</>
	);
}

function Fields( { connection }: { connection: Connection } ) {
	const adapters = useAdapters();
	return (
		<Answer of={ adapters }>
			{ ( known ) => {
				const adapter = known.find(
					( one ) => one.adapter === connection.adapter
				);
				return (
					adapter && (
						<ConnectionForm
							adapter={ adapter }
							connection={ connection }
							onSaved={ () => undefined }
							more={ <Delete connection={ connection } /> }
						/>
					)
				);
			} }
		</Answer>
	);
}

function Delete( { connection }: { connection: Connection } ) {
	const router = useRouter();
	const say = useSay();
	return (
		<AskFirst
			text={ __( 'Delete this connection', 'ringwell' ) }
			title={ __( 'Delete this connection?', 'ringwell' ) }
			action={ __( 'Delete', 'ringwell' ) }
			isDestructive
			onConfirm={ () => deleteConnection( connection.id ) }
			onDone={ () => {
				say( __( 'Connection deleted.', 'ringwell' ) );
				router.go( '/connections' );
			} }
		>
			{ __(
				'New calls of this phone system will not be counted any more. Past calls stay.',
				'ringwell'
			) }
		</AskFirst>
	);
}
