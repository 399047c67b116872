import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { saveConnection } from '../../api/connections';
import type { Adapter, AdapterField, Connection } from '../../api/types';
import { TextField } from '../../components/Field';
import { FormFrame } from '../../components/FormFrame';
import { useSay } from '../../components/notices';
import { useForm } from '../../components/useForm';
import { FieldInput } from './FieldInput';
import type { ReactNode } from 'react';

const NO_SECRETS: Record< string, string > = {};

interface Props {
	adapter: Adapter;
	connection: Connection | null;
	onSaved: ( connection: Connection ) => void;
	more?: ReactNode;
}

/** The phone system's own fields. What is secret is written, never shown: empty keeps what is stored. */
export function ConnectionForm( {
	adapter,
	connection,
	onSaved,
	more,
}: Props ) {
	const say = useSay();
	const form = useForm(
		{
			name: connection?.name ?? adapter.name,
			enabled: connection?.enabled ?? true,
			settings: textsOf( adapter, connection ),
			secrets: NO_SECRETS,
		},
		async ( draft, letGo ) => {
			const saved = await saveConnection( connection?.id ?? null, {
				name: draft.name.trim(),
				enabled: draft.enabled,
				...( connection ? {} : { adapter: adapter.adapter } ),
				settings: draft.settings,
				secrets: withoutEmpty( draft.secrets ),
			} );
			letGo();
			say( __( 'Connection saved.', 'ringwell' ) );
			onSaved( saved );
		}
	);
	const { draft, set, errors } = form;
	const groupOf = ( field: AdapterField ) =>
		field.secret ? 'secrets' : 'settings';
	return (
		<FormFrame
			form={ form }
			shown={ [
				'name',
				...adapter.fields.map(
					( field ) => `${ groupOf( field ) }.${ field.name }`
				),
			] }
			always={ connection === null }
			more={ more }
		>
			<section className="ringwell-card">
				<TextField
					label={ __( 'Name', 'ringwell' ) }
					value={ draft.name }
					maxLength={ 120 }
					error={ errors.name }
					onChange={ ( name ) => set( { name } ) }
				/>
				{ adapter.fields.map( ( field ) => {
					const group = groupOf( field );
					return (
						<FieldInput
							key={ field.name }
							field={ field }
							isSaved={ connection !== null }
							isSet={
								connection?.secrets_set.includes(
									field.name
								) ?? false
							}
							value={ draft[ group ][ field.name ] ?? '' }
							error={ errors[ `${ group }.${ field.name }` ] }
							onChange={ ( value ) =>
								set( {
									[ group ]: {
										...draft[ group ],
										[ field.name ]: value,
									},
								} )
							}
						/>
					);
				} ) }
				<ToggleControl
					label={ __( 'Switched on', 'ringwell' ) }
					checked={ draft.enabled }
					onChange={ ( enabled ) => set( { enabled } ) }
					__nextHasNoMarginBottom
				/>
			</section>
		</FormFrame>
	);
}

const textsOf = (
	adapter: Adapter,
	connection: Connection | null
): Record< string, string > =>
	Object.fromEntries(
		adapter.fields
			.filter( ( { secret } ) => ! secret )
			.map( ( { name, options } ) => [
				name,
				connection?.settings[ name ] || ( options[ 0 ]?.value ?? '' ),
			] )
	);

const withoutEmpty = ( texts: Record< string, string > ) =>
	Object.fromEntries(
		Object.entries( texts ).filter( ( [ , text ] ) => text !== '' )
	);
