import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useConnection } from '../../../api/connections';
import {
	saveMapping,
	useMappingDesk,
	useTriedMapping,
} from '../../../api/mapping';
import type { AnyDesk } from '../../../api/types';
import { Answer } from '../../../components/Answer';
import { Card } from '../../../components/Card';
import { Empty } from '../../../components/Empty';
import { FormFrame } from '../../../components/FormFrame';
import { useSay } from '../../../components/notices';
import { Page } from '../../../components/Page';
import { Unbroken } from '../../../components/Unbroken';
import { useForm } from '../../../components/useForm';
import { Link } from '../../../router';
import { timeWithSeconds } from '../../../words/time';
import { draftOf, isEmpty, leavesOf, listsOf, mappingOf } from './draft';
import { guess } from './guess';
import { MessageTree } from './Messages';
import { OurFields } from './OurFields';
import { ReadAgain } from './ReadAgain';
import { Values } from './Values';
import { MAIN, MORE } from './words';

/** Which field of a phone system's messages is what: seen at work before it holds. */
export default function MappingPage( { id }: { id: number } ) {
	const connection = useConnection( id );
	const desk = useMappingDesk( id );
	return (
		<Page
			title={ __( 'Which field is what', 'ringwell' ) }
			back={ {
				to: `/connections/${ id }`,
				text: connection.data?.name ?? __( 'Connection', 'ringwell' ),
			} }
			intro={ __(
				'Say which field of the messages is what. Below you see at once what comes out.',
				'ringwell'
			) }
		>
			<Answer of={ desk } lines={ 10 }>
				{ ( loaded ) =>
					loaded.messages.length === 0 &&
					isEmpty( draftOf( loaded ) ) ? (
						<NoMessages id={ id } />
					) : (
						<Mapping id={ id } desk={ loaded } />
					)
				}
			</Answer>
		</Page>
	);
}

const NoMessages = ( { id }: { id: number } ) => (
	<Empty
		action={
			<Link
				className="components-button is-secondary is-next-40px-default-size"
				to={ `/connections/${ id }` }
			>
				{ __( 'See how to set it up', 'ringwell' ) }
			</Link>
		}
	>
		{ __(
			'No message has come yet. Ring one of your numbers, then come back.',
			'ringwell'
		) }
	</Empty>
);

function Mapping( { id, desk }: { id: number; desk: AnyDesk } ) {
	const say = useSay();
	const [ isNew, setNew ] = useState( isEmpty( draftOf( desk ) ) );
	const form = useForm(
		isNew
			? {
					...draftOf( desk ),
					fields: guess( leavesOf( desk.messages, '' ) ),
				}
			: draftOf( desk ),
		async ( draft ) => {
			await saveMapping( id, mappingOf( draft ) );
			setNew( false );
			say( __( 'Saved. New messages are read this way.', 'ringwell' ) );
		}
	);
	const { draft, set } = form;
	const tried = useTriedMapping(
		id,
		isEmpty( draft ) ? null : mappingOf( draft )
	);
	const leaves = leavesOf( desk.messages, draft.each );
	return (
		<>
			<FormFrame
				form={ form }
				shown={ [
					...[ ...MAIN, ...MORE ].map(
						( field ) => `fields.${ field }`
					),
					'fixed.did',
				] }
				always={ isNew }
			>
				{ isNew && (
					<p>
						{ __(
							'This is a guess by the names. Correct it where it is wrong.',
							'ringwell'
						) }
					</p>
				) }
				<div className="ringwell-mapping">
					<Card id="ours" title={ __( 'What we need', 'ringwell' ) }>
						<OurFields
							form={ form }
							leaves={ leaves }
							lists={ listsOf( desk.messages ) }
						/>
						<Values
							values={ tried.data?.values ?? [] }
							said={ draft.values }
							onChange={ ( values ) => set( { values } ) }
						/>
					</Card>
					<Card
						id="theirs"
						title={ __( 'What the messages say', 'ringwell' ) }
					>
						<p className="ringwell-muted">
							{ __(
								'Click on a name to say what it is. Phones are masked.',
								'ringwell'
							) }
						</p>
						<MessageTree
							leaves={ leaves }
							fields={ draft.fields }
							onChange={ ( fields ) => set( { fields } ) }
						/>
					</Card>
				</div>
				<Card id="tried" title={ __( 'What comes out', 'ringwell' ) }>
					<Outcome desk={ tried.data ?? desk } />
				</Card>
			</FormFrame>
			{ ! isNew && (
				<Card id="again" title={ __( 'Earlier messages', 'ringwell' ) }>
					<ReadAgain id={ id } stored={ desk.stored } />
				</Card>
			) }
		</>
	);
}

/**
 * The last messages in words.
 * @param props
 * @param props.desk
 */
const Outcome = ( { desk }: { desk: AnyDesk } ) => (
	<ul className="ringwell-log" aria-live="polite">
		{ desk.messages.map( ( { id, received_at: at, calls, problem } ) => (
			<li key={ id }>
				<span className="ringwell-muted">
					{ timeWithSeconds( at ) }
				</span>
				<span>
					{ calls.map( ( call, place ) => (
						<span key={ place } className="ringwell-outcome">
							<Unbroken text={ call } />
						</span>
					) ) }
					{ problem && (
						<span className="ringwell-error">
							<Unbroken text={ problem } />
						</span>
					) }
					{ calls.length === 0 && ! problem && '–' }
				</span>
			</li>
		) ) }
	</ul>
);
