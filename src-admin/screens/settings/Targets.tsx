import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { deleteTarget, useTargets } from '../../api/targets';
import type { Target } from '../../api/types';
import { Answer } from '../../components/Answer';
import { Card } from '../../components/Card';
import { Confirm } from '../../components/Confirm';
import { Empty } from '../../components/Empty';
import { useSay } from '../../components/notices';
import { TargetDialog } from '../../components/site/TargetDialog';
import { phone } from '../../words/phone';

type Asked =
	| { what: 'edit'; target: Target | null }
	| { what: 'delete'; target: Target };

/** The numbers in the pages that are replaced. */
export function Targets() {
	const targets = useTargets();
	const [ asked, setAsked ] = useState< Asked | null >( null );
	const close = () => setAsked( null );
	const add = (
		<Button
			variant="primary"
			__next40pxDefaultSize
			onClick={ () => setAsked( { what: 'edit', target: null } ) }
		>
			{ __( 'Add a number', 'ringwell' ) }
		</Button>
	);
	return (
		<Card id="targets" title={ __( 'Numbers on your site', 'ringwell' ) }>
			<p>
				{ __(
					'These numbers in your pages are replaced, wherever and however they are written. A clinic with branches has one for each.',
					'ringwell'
				) }
			</p>
			<Answer of={ targets }>
				{ ( known ) =>
					known.length === 0 ? (
						<Empty action={ add }>
							{ __(
								'Which phone number do your pages show?',
								'ringwell'
							) }
						</Empty>
					) : (
						<>
							<ul className="ringwell-targets">
								{ known.map( ( target ) => (
									<li key={ target.id }>
										<span>
											<strong>{ target.name }</strong>
											<bdi className="ringwell-phone">
												{ phone(
													target.number,
													target.display
												) }
											</bdi>
										</span>
										<Button
											variant="secondary"
											__next40pxDefaultSize
											aria-label={ sprintf(
												/* translators: %s: name of a number */
												__( 'Change “%s”', 'ringwell' ),
												target.name
											) }
											onClick={ () =>
												setAsked( {
													what: 'edit',
													target,
												} )
											}
										>
											{ __( 'Change', 'ringwell' ) }
										</Button>
										<Button
											variant="tertiary"
											isDestructive
											__next40pxDefaultSize
											aria-label={ sprintf(
												/* translators: %s: name of a number */
												__( 'Delete “%s”', 'ringwell' ),
												target.name
											) }
											onClick={ () =>
												setAsked( {
													what: 'delete',
													target,
												} )
											}
										>
											{ __( 'Delete', 'ringwell' ) }
										</Button>
									</li>
								) ) }
							</ul>
							{ add }
						</>
					)
				}
			</Answer>
			{ asked?.what === 'edit' && (
				<TargetDialog target={ asked.target } onClose={ close } />
			) }
			{ asked?.what === 'delete' && (
				<DeleteTarget target={ asked.target } onClose={ close } />
			) }
		</Card>
	);
}

function DeleteTarget( {
	target,
	onClose,
}: {
	target: Target;
	onClose: () => void;
} ) {
	const say = useSay();
	return (
		<Confirm
			title={ sprintf(
				/* translators: %s: name of a number on the site */
				__( 'Stop replacing “%s”?', 'ringwell' ),
				target.name
			) }
			action={ __( 'Stop', 'ringwell' ) }
			isDestructive
			onConfirm={ async () => {
				await deleteTarget( target.id );
				say( __( 'The number is not replaced any more.', 'ringwell' ) );
				onClose();
			} }
			onCancel={ onClose }
		>
			{ __(
				'Every visitor will see the number as it stands in the page.',
				'ringwell'
			) }
		</Confirm>
	);
}
