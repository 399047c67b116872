import { Button, ToggleControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { toApiError } from '../../api/error';
import {
	saveRecordingSettings,
	useRecordingSettings,
	withdrawTold,
} from '../../api/recordings';
import type { RecordingSettings } from '../../api/recordings';
import { Answer } from '../../components/Answer';
import { Card } from '../../components/Card';
import { TextField } from '../../components/Field';
import { FormFrame } from '../../components/FormFrame';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';
import { TellFirst } from '../../components/TellFirst';
import { useForm } from '../../components/useForm';
import { wholeNumber } from '../../components/wholeNumber';
import { number } from '../../words/figures';
import { dayAndTime } from '../../words/time';

const SHOWN = [ 'days', 'log_days' ];

/** Recordings: that both sides know of them, whether they are copied, and how long what is kept. */
export function Recordings() {
	const settings = useRecordingSettings();
	return (
		<Answer of={ settings } lines={ 8 }>
			{ ( loaded ) => (
				<>
					<Told settings={ loaded } />
					<Copies settings={ loaded } />
				</>
			) }
		</Answer>
	);
}

function Told( { settings: { told } }: { settings: RecordingSettings } ) {
	const say = useSay();
	const [ problem, setProblem ] = useState( '' );
	const withdraw = async () => {
		try {
			await withdrawTold();
			say(
				__( 'Taken back. No recording can be heard now.', 'ringwell' )
			);
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
	};
	return (
		<Card id="told" title={ __( 'Do both sides know?', 'ringwell' ) }>
			{ told === null ? (
				<TellFirst />
			) : (
				<>
					<p>
						{ sprintf(
							/* translators: 1: name of a user, 2: day and time */
							__(
								'%1$s confirmed on %2$s that callers and staff are told of the recording.',
								'ringwell'
							),
							told.by,
							dayAndTime( told.at )
						) }
					</p>
					<Button
						variant="tertiary"
						__next40pxDefaultSize
						onClick={ () => void withdraw() }
					>
						{ __( 'Take it back', 'ringwell' ) }
					</Button>
					<Problem text={ problem } />
				</>
			) }
		</Card>
	);
}

function Copies( { settings }: { settings: RecordingSettings } ) {
	const say = useSay();
	const form = useForm(
		{
			copy: settings.copy,
			days: String( settings.days ),
			logDays: String( settings.log_days ),
		},
		async ( draft ) => {
			await saveRecordingSettings( {
				copy: draft.copy,
				days: wholeNumber( draft.days, 'days' ),
				log_days: wholeNumber( draft.logDays, 'log_days' ),
			} );
			say( __( 'Settings saved.', 'ringwell' ) );
		}
	);
	const { draft, set, errors } = form;
	return (
		<FormFrame form={ form } shown={ SHOWN }>
			<Card id="copies" title={ __( 'Copies of your own', 'ringwell' ) }>
				<ToggleControl
					label={ __(
						'Copy each recording to this server',
						'ringwell'
					) }
					help={ __(
						'Otherwise it stays with your phone system, and is fetched when somebody listens. What your own PBX sends here is always kept.',
						'ringwell'
					) }
					checked={ draft.copy }
					onChange={ ( copy ) => set( { copy } ) }
					__nextHasNoMarginBottom
				/>
				<div className="ringwell-row">
					<TextField
						label={ __( 'Keep copies, days', 'ringwell' ) }
						help={ __( '0: as long as the call', 'ringwell' ) }
						type="number"
						min={ 0 }
						max={ 3650 }
						value={ draft.days }
						error={ errors.days }
						onChange={ ( days ) => set( { days } ) }
					/>
					<TextField
						label={ __(
							'Remember who listened, days',
							'ringwell'
						) }
						type="number"
						min={ 30 }
						max={ 3650 }
						value={ draft.logDays }
						error={ errors.log_days }
						onChange={ ( logDays ) => set( { logDays } ) }
					/>
				</div>
				<Kept settings={ settings } />
			</Card>
		</FormFrame>
	);
}

const size = ( bytes: number ) =>
	bytes < 1_000_000_000
		? sprintf(
				/* translators: %s: megabytes */
				__( '%s MB', 'ringwell' ),
				number( bytes / 1_000_000 )
			)
		: sprintf(
				/* translators: %s: gigabytes */
				__( '%s GB', 'ringwell' ),
				number( bytes / 1_000_000_000 )
			);

function Kept( { settings }: { settings: RecordingSettings } ) {
	return (
		<>
			<p>
				{ sprintf(
					/* translators: 1: number of files, 2: "3 MB" */
					_n(
						'Kept now: %1$s file, %2$s.',
						'Kept now: %1$s files, %2$s.',
						settings.files,
						'ringwell'
					),
					number( settings.files ),
					size( settings.bytes )
				) }{ ' ' }
				{ settings.free_bytes !== null &&
					sprintf(
						/* translators: %s: "3 MB" */
						__( 'Free on the disk: %s.', 'ringwell' ),
						size( settings.free_bytes )
					) }
			</p>
			<p className="ringwell-help">
				{ __( 'They lie encrypted in', 'ringwell' ) }{ ' ' }
				<code className="ringwell-path">{ settings.folder }</code>
			</p>
			<p className="ringwell-help">
				{ sprintf(
					/* translators: %s: "3 MB" */
					__(
						'The largest file that this server takes from your own PBX: %s. Ten minutes of WAV have about 10 MB.',
						'ringwell'
					),
					size( settings.upload_bytes )
				) }
			</p>
			<Problem
				text={
					settings.has_room
						? ''
						: __(
								'The disk is nearly full, or the folder can’t be written to: nothing is copied until that is mended.',
								'ringwell'
							)
				}
			/>
			<Problem
				text={
					settings.fault === ''
						? ''
						: sprintf(
								/* translators: 1: number of recordings, 2: why */
								__( 'Not copied yet: %1$s. %2$s', 'ringwell' ),
								number( settings.faulty ),
								settings.fault
							)
				}
			/>
		</>
	);
}
