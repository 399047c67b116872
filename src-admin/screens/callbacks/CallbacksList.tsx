import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useCallbacks } from '../../api/callbacks';
import { can } from '../../boot';
import { Empty } from '../../components/Empty';
import { Failed } from '../../components/Failed';
import { OutOfDate } from '../../components/OutOfDate';
import { List } from '../../components/list/List';
import { useLayout } from '../../components/list/useLayout';
import { Link, useRouter } from '../../router';
import type { Query } from '../../router/place';
import { BESIDE_ONE, CALLBACKS, callbacksArgs } from './callbacksView';
import type { CallbacksView } from './callbacksView';
import { callbackFields } from './fields';
import { useNews } from './useNews';

interface Props {
	view: CallbacksView;
	change: ( change: Partial< CallbacksView > ) => void;
	query: Query;
	openId: number | null;
}

export function CallbacksList( { view, change, query, openId }: Props ) {
	const router = useRouter();
	const callbacks = useCallbacks( callbacksArgs( view ) );
	const news = useNews( callbacks.data?.rows, openId );
	const layout = useLayout( view );
	const address = JSON.stringify( query );
	const fields = useMemo(
		() => callbackFields( JSON.parse( address ) as Query, layout ),
		[ address, layout ]
	);
	if ( callbacks.error && ! callbacks.data ) {
		return (
			<Failed
				error={ callbacks.error }
				retry={ () => callbacks.mutate() }
			/>
		);
	}
	return (
		<div>
			<p className="screen-reader-text" role="status">
				{ news }
			</p>
			{ callbacks.data && <OutOfDate error={ callbacks.error } /> }
			<List
				spec={ CALLBACKS }
				view={ view }
				{ ...( openId === null
					? {}
					: { fallbackColumns: BESIDE_ONE } ) }
				onChange={ ( list ) => change( list ) }
				fields={ fields }
				title="asked_at"
				rows={ callbacks.data }
				isLoading={ callbacks.isLoading }
				getId={ ( { id } ) => String( id ) }
				searchLabel={ null }
				empty={ <NoCallbacks isAll={ view.group === null } /> }
				openId={ openId === null ? null : String( openId ) }
				onOpen={ ( id ) => router.go( `/callbacks/${ id }`, query ) }
			/>
		</div>
	);
}

function NoCallbacks( { isAll }: { isAll: boolean } ) {
	if ( ! isAll ) {
		return (
			<Empty
				action={
					<Link to="/callbacks">
						{ __( 'Show all callbacks', 'ringwell' ) }
					</Link>
				}
			>
				{ __( 'None at the moment.', 'ringwell' ) }
			</Empty>
		);
	}
	return (
		<Empty
			action={
				can( 'ringwell_manage' ) && (
					<Link
						className="components-button is-primary is-next-40px-default-size"
						to="/settings/forms"
					>
						{ __( 'Put a form into your pages', 'ringwell' ) }
					</Link>
				)
			}
		>
			{ __(
				'Nobody has asked to be called back yet. A visitor leaves a phone in a form, your phone system rings the clinic, then the patient, and here you see how far it has come.',
				'ringwell'
			) }
		</Empty>
	);
}
