import { __, sprintf } from '@wordpress/i18n';
import { useListens } from '../../../api/recordings';
import type { Listen } from '../../../api/recordings';
import { clock, dayAndTime } from '../../../words/time';

/** Who has heard this call; nothing where nobody has. */
export function Listens( { call }: { call: number } ) {
	const listens = useListens( call ).data ?? [];
	if ( listens.length === 0 ) {
		return null;
	}
	return (
		<details className="ringwell-listens">
			<summary>
				{ sprintf(
					/* translators: %d: how often */
					__( 'Who listened (%d)', 'ringwell' ),
					listens.length
				) }
			</summary>
			<ul>
				{ listens.map( ( listen ) => (
					<li key={ listen.id }>
						{ listen.by_link
							? sprintf(
									/* translators: %s: whom an address was made for */
									__( '%s, by its address', 'ringwell' ),
									listen.who
								)
							: listen.who }
						<span className="ringwell-muted">
							{ dayAndTime( listen.at ) }
							{ seconds( listen ) }
						</span>
					</li>
				) ) }
			</ul>
		</details>
	);
}

const seconds = ( { from, to }: Listen ): string =>
	from === null || to === null
		? ''
		: ` · ${ clock( from ) }–${ clock( to ) }`;
