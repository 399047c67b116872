import { Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { toApiError } from '../../api/error';
import {
	deleteRequest,
	markHandled,
	releaseRequest,
	useRequest,
} from '../../api/requests';
import type { PatientRequest } from '../../api/requests';
import { Answer } from '../../components/Answer';
import { AskFirst } from '../../components/AskFirst';
import { FactList } from '../../components/FactList';
import type { Fact } from '../../components/FactList';
import { useSay } from '../../components/notices';
import { PatientHeading } from '../../components/Patient';
import { Problem } from '../../components/Problem';
import { SidePanel } from '../../components/SidePanel';
import { sourceText } from '../../words/source';
import { dayAndTime, dayOfMonth } from '../../words/time';
import { inBranch } from '../../words/zone';
import { ErasePerson } from './ErasePerson';

interface Props {
	id: number;
	onClose: () => void;
}

/**
 * One request beside the list: what was written, what is done with it, and who stands behind it.
 * @param props
 * @param props.id
 * @param props.onClose
 */
export function OneRequest( { id, onClose }: Props ) {
	const answer = useRequest( id );
	return (
		<SidePanel
			label={ __( 'One request', 'ringwell' ) }
			onClose={ onClose }
		>
			<Answer of={ answer } lines={ 8 }>
				{ ( request ) => (
					<>
						<PatientHeading
							id={ id }
							phone={ request.phone }
							name={ request.name }
							comment={ request.comment }
						/>
						{ request.held !== '' && <Held request={ request } /> }
						<Actions
							key={ id }
							request={ request }
							onDeleted={ onClose }
						/>
						<Facts request={ request } />
						<ErasePerson request={ request } onErased={ onClose } />
					</>
				) }
			</Answer>
		</SidePanel>
	);
}

const Held = ( { request }: { request: PatientRequest } ) => (
	<Notice status="warning" isDismissible={ false }>
		{ request.held_until === null
			? request.held_text
			: sprintf(
					/* translators: 1: why a request is held back, 2: a day */
					__( 'Held back: %1$s. Deleted on %2$s.', 'ringwell' ),
					request.held_text,
					dayOfMonth( request.held_until )
				) }
	</Notice>
);

function Actions( {
	request: { id, dial, held, state },
	onDeleted,
}: {
	request: PatientRequest;
	onDeleted: () => void;
} ) {
	const say = useSay();
	const [ isBusy, setBusy ] = useState( false );
	const [ problem, setProblem ] = useState( '' );
	const act = async ( what: () => Promise< void >, done: () => void ) => {
		setBusy( true );
		setProblem( '' );
		try {
			await what();
			done();
		} catch ( thrown ) {
			setProblem( toApiError( thrown ).message );
		}
		setBusy( false );
	};
	const handle = ( isHandled: boolean, mayUndo: boolean ): void =>
		void act(
			() => markHandled( id, isHandled ),
			() =>
				say(
					isHandled
						? __( 'Marked as answered.', 'ringwell' )
						: __( 'To be answered again.', 'ringwell' ),
					mayUndo ? { undo: () => handle( ! isHandled, false ) } : {}
				)
		);
	const waits = { disabled: isBusy, accessibleWhenDisabled: true };
	return (
		<section>
			<div className="ringwell-actions">
				{ held !== '' && (
					<Button
						variant="primary"
						__next40pxDefaultSize
						{ ...waits }
						onClick={ () =>
							void act(
								() => releaseRequest( id ),
								() =>
									say(
										__(
											'Released: it is a request like any other.',
											'ringwell'
										)
									)
							)
						}
					>
						{ __( 'Not junk, release it', 'ringwell' ) }
					</Button>
				) }
				{ held === '' && (
					<Button
						variant={ state === 'open' ? 'primary' : 'secondary' }
						__next40pxDefaultSize
						{ ...waits }
						onClick={ () => handle( state === 'open', true ) }
					>
						{ state === 'open'
							? __( 'Mark as answered', 'ringwell' )
							: __( 'Not answered yet', 'ringwell' ) }
					</Button>
				) }
				{ dial !== '' && (
					<Button
						variant="secondary"
						__next40pxDefaultSize
						href={ `tel:${ dial }` }
					>
						{ __( 'Ring from this device', 'ringwell' ) }
					</Button>
				) }
				<AskFirst
					text={ __( 'Delete', 'ringwell' ) }
					title={ __( 'Delete this request?', 'ringwell' ) }
					action={ __( 'Delete', 'ringwell' ) }
					isDestructive
					onConfirm={ () => deleteRequest( id ) }
					onDone={ () => {
						say( __( 'Request deleted.', 'ringwell' ) );
						onDeleted();
					} }
				>
					{ __( 'It can’t be brought back.', 'ringwell' ) }
				</AskFirst>
			</div>
			<Problem text={ problem } />
		</section>
	);
}

function Facts( { request }: { request: PatientRequest } ) {
	const facts: Fact[] = [
		[ __( 'Time', 'ringwell' ), dayAndTime( request.received_at ) ],
		[
			__( 'Wished time', 'ringwell' ),
			request.wished_at === null
				? ''
				: inBranch( request.wished_at, request ),
		],
		[ __( 'Form', 'ringwell' ), request.form.name ],
		[ __( 'Branch', 'ringwell' ), request.branch.name ],
		[ __( 'Source', 'ringwell' ), sourceText( request ) ],
		[
			__( 'Visit', 'ringwell' ),
			request.visit === null ? '' : `№ ${ request.visit }`,
		],
		[ __( 'Page', 'ringwell' ), request.page ],
		[ __( 'Agreed to', 'ringwell' ), request.consent ],
		[
			__( 'Answered by', 'ringwell' ),
			[
				request.handled_by,
				request.handled_at === null
					? ''
					: dayAndTime( request.handled_at ),
			]
				.filter( Boolean )
				.join( ', ' ),
		],
	];
	return <FactList facts={ facts } />;
}
