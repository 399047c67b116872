import { __ } from '@wordpress/i18n';
import type { AnyDesk } from '../../../api/types';
import type { Draft } from './draft';
import { Meanings } from './Meanings';
import { directionOptions, stateOptions } from './words';

interface Props {
	values: AnyDesk[ 'values' ];
	said: Draft[ 'values' ];
	onChange: ( said: Draft[ 'values' ] ) => void;
}

/**
 * Each word that the messages used, and what it means. What nobody knows makes no call.
 * @param props
 * @param props.values
 * @param props.said
 * @param props.onChange
 */
export function Values( { values, said, onChange }: Props ) {
	return (
		<Meanings
			heading={ __( 'What their words mean', 'ringwell' ) }
			words={ values }
			said={ said }
			unknown={ __( 'Not known: passed over', 'ringwell' ) }
			optionsOf={ ( field ) =>
				field === 'state' ? stateOptions() : directionOptions()
			}
			onChange={ onChange }
		/>
	);
}
