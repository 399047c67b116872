import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	/** What the main button does, as a verb. */
	save: string;
	isBusy: boolean;
	canSave?: boolean;
	onCancel: () => void;
	/** Where the buttons stand in no form of their own. */
	onSave?: () => void;
}

/** The last line of a dialog. The main button can always be reached, so that a screen reader can say that it waits. */
export function DialogButtons( {
	save,
	isBusy,
	canSave = true,
	onCancel,
	onSave,
}: Props ) {
	return (
		<div className="ringwell-buttons">
			<Button
				variant="tertiary"
				__next40pxDefaultSize
				onClick={ onCancel }
			>
				{ __( 'Cancel', 'ringwell' ) }
			</Button>
			<Button
				type={ onSave ? 'button' : 'submit' }
				variant="primary"
				__next40pxDefaultSize
				isBusy={ isBusy }
				disabled={ isBusy || ! canSave }
				accessibleWhenDisabled
				{ ...( onSave && { onClick: onSave } ) }
			>
				{ save }
			</Button>
		</div>
	);
}
