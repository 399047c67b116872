import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { useSight } from '../../api/settings';
import { fromLines, toLines } from './lines';

interface Props {
	/** As they stand in the field, one a line. */
	proxies: string;
	onAdd: ( proxies: string ) => void;
}

/**
 * Says where visitors' addresses can't be seen, and offers to name the proxy; nothing where all is well, or where it can't be told.
 * @param props
 * @param props.proxies
 * @param props.onAdd
 */
export function Sight( { proxies, onAdd }: Props ) {
	const { data } = useSight();
	if ( data === undefined || data.text === '' ) {
		return null;
	}
	const { proxy } = data;
	const named = fromLines( proxies );
	return (
		<>
			<p className="ringwell-error">{ data.text }</p>
			{ proxy !== null && ! named.includes( proxy ) && (
				<Button
					variant="secondary"
					onClick={ () => onAdd( toLines( [ ...named, proxy ] ) ) }
				>
					{ sprintf(
						/* translators: %s: IP address of a proxy */
						__( 'Add %s', 'ringwell' ),
						proxy
					) }
				</Button>
			) }
		</>
	);
}
