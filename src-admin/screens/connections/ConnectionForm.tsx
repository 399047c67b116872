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

/**
 * The phone system's own fields. What is secret is written, never shown: what is left out keeps what is stored, an empty one
 * removes it.
 * @param props
 * @param props.adapter
 * @param props.connection
 * @param props.onSaved
 * @param props.more
 */
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
				secrets: draft.secrets,
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
					const { name, secret } = field;
					const group = groupOf( field );
					const isSet =
						connection?.secrets_set.includes( name ) ?? false;
					const put = ( value: string ) =>
						set( {
							[ group ]: { ...draft[ group ], [ name ]: value },
						} );
					const leave = () =>
						set( { secrets: without( draft.secrets, name ) } );
					return (
						<FieldInput
							key={ name }
							field={ field }
							isSaved={ connection !== null }
							isSet={ isSet }
							isRemoved={
								secret && isSet && draft.secrets[ name ] === ''
							}
							value={ draft[ group ][ name ] ?? '' }
							error={ errors[ `${ group }.${ name }` ] }
							onChange={ ( value ) =>
								secret && value === '' ? leave() : put( value )
							}
							onRemove={ ( isRemoved ) =>
								isRemoved ? put( '' ) : leave()
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

const without = ( texts: Record< string, string >, name: string ) =>
	Object.fromEntries(
		Object.entries( texts ).filter( ( [ one ] ) => one !== name )
	);
