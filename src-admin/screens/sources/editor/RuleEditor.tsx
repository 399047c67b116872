import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FieldErrors } from '../../../api/error';
import { errorsBelow } from '../../../api/fields';
import type { Rule } from '../../../api/types';
import { ConditionLine } from './ConditionLine';
import {
	addCondition,
	addGroup,
	changeCondition,
	removeCondition,
} from './rule';

interface Props {
	rule: Rule;
	/** By the path below the rule: "any.0.all.1.value". */
	errors: FieldErrors;
	onChange: ( rule: Rule ) => void;
}

export function RuleEditor( { rule, errors, onChange }: Props ) {
	return (
		<fieldset className="ringwell-rule">
			<legend>
				{ __( 'A visitor belongs to this source if', 'ringwell' ) }
			</legend>
			{ rule.any.length === 0 && (
				<p className="ringwell-muted">
					{ __(
						'No condition yet: nobody belongs to it by a link. That is right for paper and radio.',
						'ringwell'
					) }
				</p>
			) }
			{ rule.any.map( ( { all }, g ) => (
				<div key={ g } className="ringwell-rule__part">
					{ g > 0 && (
						<span className="ringwell-rule__or">
							{ __( 'or', 'ringwell' ) }
						</span>
					) }
					<div className="ringwell-rule__group">
						{ all.map( ( condition, c ) => (
							<div key={ c } className="ringwell-rule__line">
								{ c > 0 && (
									<span className="ringwell-rule__and">
										{ __( 'and', 'ringwell' ) }
									</span>
								) }
								<ConditionLine
									condition={ condition }
									errors={ errorsBelow(
										errors,
										`any.${ g }.all.${ c }`
									) }
									onChange={ ( change ) =>
										onChange(
											changeCondition(
												rule,
												g,
												c,
												change
											)
										)
									}
									onRemove={ () =>
										onChange(
											removeCondition( rule, g, c )
										)
									}
								/>
							</div>
						) ) }
						<Button
							variant="tertiary"
							__next40pxDefaultSize
							onClick={ () =>
								onChange( addCondition( rule, g ) )
							}
						>
							{ __( '+ and…', 'ringwell' ) }
						</Button>
					</div>
				</div>
			) ) }
			<Button
				variant="secondary"
				__next40pxDefaultSize
				onClick={ () => onChange( addGroup( rule ) ) }
			>
				{ rule.any.length === 0
					? __( 'Add a condition', 'ringwell' )
					: __( '+ or…', 'ringwell' ) }
			</Button>
		</fieldset>
	);
}
