import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useReadySources } from '../../../api/sources';
import type { ReadySource } from '../../../api/types';
import { Answer } from '../../../components/Answer';

/**
 * Ready-made sources to start from, or an empty one.
 * @param props
 * @param props.onPick
 */
export function ReadyPicker( {
	onPick,
}: {
	onPick: ( ready: ReadySource | undefined ) => void;
} ) {
	const answer = useReadySources( true );
	return (
		<Answer of={ answer } lines={ 8 }>
			{ ( ready ) => (
				<ul className="ringwell-choices">
					{ ready.map( ( one ) => (
						<li key={ one.handle }>
							<Button
								__next40pxDefaultSize
								onClick={ () => onPick( one ) }
							>
								<strong>{ one.name }</strong>
								<span className="ringwell-muted">
									{ one.rule_text }
								</span>
							</Button>
						</li>
					) ) }
					<li>
						<Button
							__next40pxDefaultSize
							onClick={ () => onPick( undefined ) }
						>
							<strong>
								{ __( 'Something else', 'ringwell' ) }
							</strong>
							<span className="ringwell-muted">
								{ __( 'Start with an empty rule', 'ringwell' ) }
							</span>
						</Button>
					</li>
				</ul>
			) }
		</Answer>
	);
}
