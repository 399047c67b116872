import { Button } from '@wordpress/components';
import { useCallback, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { audio } from '@wordpress/icons';
import { toApiError } from '../../../api/error';
import {
	openRecording,
	TELL_FIRST,
	useRecordings,
} from '../../../api/recordings';
import type { Recording, RecordingOpened } from '../../../api/recordings';
import { refresh } from '../../../api/cache';
import { can } from '../../../boot';
import { Answer } from '../../../components/Answer';
import { Problem } from '../../../components/Problem';
import { TellFirst } from '../../../components/TellFirst';
import { Links } from './Links';
import { Listens } from './Listens';
import { Player } from './Player';

/** What was recorded of a call: to be heard, and who has. */
export default function CallRecordings( { call }: { call: number } ) {
	const answer = useRecordings( call );
	const mustTell = answer.error?.code === TELL_FIRST;
	return (
		<section aria-labelledby="ringwell-recordings">
			<h3 id="ringwell-recordings">{ __( 'Recording', 'ringwell' ) }</h3>
			{ mustTell ? (
				<TellFirst />
			) : (
				<Answer of={ answer } lines={ 2 }>
					{ ( recordings ) => (
						<>
							{ recordings.map( ( recording, i ) => (
								<One
									key={ recording.id }
									call={ call }
									recording={ recording }
									name={ nameOf( i, recordings.length ) }
								/>
							) ) }
							{ can( 'ringwell_manage' ) && (
								<>
									<Listens call={ call } />
									<Links
										call={ call }
										recordings={ recordings }
									/>
								</>
							) }
						</>
					) }
				</Answer>
			) }
		</section>
	);
}

const nameOf = ( index: number, count: number ): string =>
	count === 1
		? __( 'Recording', 'ringwell' )
		: sprintf(
				/* translators: 1: which, 2: of how many */
				__( 'Recording %1$d of %2$d', 'ringwell' ),
				index + 1,
				count
			);

interface Props {
	call: number;
	recording: Recording;
	name: string;
}

function One( { call, recording, name }: Props ) {
	const [ opened, setOpened ] = useState< RecordingOpened | null >( null );
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const lose = useCallback( () => {
		setOpened( null );
		setProblem(
			__( 'The player lost the recording. Listen again.', 'ringwell' )
		);
	}, [] );
	const open = async () => {
		setBusy( true );
		setProblem( '' );
		try {
			setOpened( await openRecording( call, recording.id ) );
			void refresh( `calls/${ call }/recording/listens` );
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setBusy( false );
	};
	if ( opened !== null ) {
		return (
			<Player
				call={ call }
				opened={ opened }
				name={ name }
				onLost={ lose }
			/>
		);
	}
	return (
		<div className="ringwell-recording">
			{ recording.place !== 'nowhere' && (
				<Button
					variant="secondary"
					icon={ audio }
					__next40pxDefaultSize
					isBusy={ isBusy }
					disabled={ isBusy }
					accessibleWhenDisabled
					onClick={ () => void open() }
				>
					{ name === __( 'Recording', 'ringwell' )
						? __( 'Listen', 'ringwell' )
						: `${ __( 'Listen', 'ringwell' ) }: ${ name }` }
				</Button>
			) }
			{ problem === '' && recording.text !== '' && (
				<p className="ringwell-muted">{ recording.text }</p>
			) }
			<Problem text={ problem } />
		</div>
	);
}
