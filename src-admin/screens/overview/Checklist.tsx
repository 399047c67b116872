import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Overview } from '../../api/types';
import { can } from '../../boot';
import { Card } from '../../components/Card';
import { useRouter } from '../../router';
import { Proposal } from './Proposal';

type Setup = Overview[ 'setup' ];

interface Step {
	done: boolean;
	title: string;
	text: string;
	button: string;
	path: string;
	mayDo: boolean;
}

const stepsOf = ( setup: Setup ): Step[] => [
	{
		done: setup.targets > 0,
		title: __( 'Say which phone number your site shows', 'ringwell' ),
		text: __(
			'It will be replaced, for each visitor, by one that tells you where the call came from.',
			'ringwell'
		),
		button: __( 'Add the number', 'ringwell' ),
		path: '/settings',
		mayDo: can( 'ringwell_manage', 'ringwell_edit_sources' ),
	},
	{
		done: setup.sources > 0,
		title: __( 'Give your advertising numbers of its own', 'ringwell' ),
		text: __(
			'Choose a source, such as Yandex Direct, and paste the numbers its visitors shall see.',
			'ringwell'
		),
		button: __( 'Add a source', 'ringwell' ),
		path: '/sources/new',
		mayDo: can( 'ringwell_edit_sources' ),
	},
	{
		done: setup.connections > 0,
		title: __( 'Connect your phone system', 'ringwell' ),
		text: __(
			'So that it tells Ringwell about each call. It takes about five minutes.',
			'ringwell'
		),
		button: __( 'Connect', 'ringwell' ),
		path: '/connections/new',
		mayDo: can( 'ringwell_manage' ),
	},
	{
		done: setup.calls > 0,
		title: __( 'Ring one of the numbers', 'ringwell' ),
		text: __(
			'Open your site, ring the number you see there, and watch the call appear.',
			'ringwell'
		),
		button: __( 'Watch for the call', 'ringwell' ),
		path: '/calls',
		mayDo: true,
	},
];

export const isSetUp = ( setup: Setup ): boolean =>
	stepsOf( setup ).every( ( { done } ) => done );

export function Checklist( { setup }: { setup: Setup } ) {
	const router = useRouter();
	const steps = stepsOf( setup );
	const next = steps.find( ( { done } ) => ! done );
	const finished = steps.filter( ( { done } ) => done ).length;
	return (
		<Card
			id="setup"
			title={ __( 'Four steps to the first answer', 'ringwell' ) }
		>
			<p className="ringwell-muted">
				{ sprintf(
					/* translators: 1: number of finished steps, 2: number of steps */
					__( '%1$d of %2$d done', 'ringwell' ),
					finished,
					steps.length
				) }
			</p>
			<ol className="ringwell-steps">
				{ steps.map( ( step ) => (
					<li
						key={ step.path }
						className={ step.done ? 'is-done' : '' }
					>
						<h3>
							{ step.title }
							{ step.done && (
								<span className="ringwell-badge">
									{ __( 'done', 'ringwell' ) }
								</span>
							) }
						</h3>
						{ ! step.done && <p>{ step.text }</p> }
						{ step === next &&
							step === steps[ 0 ] &&
							can( 'ringwell_edit_sources' ) && <Proposal /> }
						{ step === next && step.mayDo && (
							<Button
								variant="primary"
								__next40pxDefaultSize
								onClick={ () => router.go( step.path ) }
							>
								{ step.button }
							</Button>
						) }
					</li>
				) ) }
			</ol>
		</Card>
	);
}
