import { Notice, ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Card } from '../../../components/Card';
import type { FormPart } from '../../../components/useForm';
import type { Draft } from './draft';

/**
 * The switch that stops everything, first of all.
 * @param props
 * @param props.draft
 * @param props.set
 */
export const OnOff = ( { draft, set }: FormPart< Draft > ) => (
	<Card id="callback-on" title={ __( 'Callback', 'ringwell' ) }>
		<ToggleControl
			label={ __(
				'The phone system rings patients by itself',
				'ringwell'
			) }
			checked={ draft.on }
			onChange={ ( on ) => set( { on } ) }
			__nextHasNoMarginBottom
		/>
		{ ! draft.on && (
			<Notice status="warning" isDismissible={ false }>
				{ __(
					'Once saved, nobody is rung by itself: whoever asks for a callback becomes a task for staff.',
					'ringwell'
				) }
			</Notice>
		) }
	</Card>
);
