import { FormTokenField } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { saveTags } from '../../api/calls';
import { toApiError } from '../../api/error';
import { useSay } from '../../components/notices';
import { Problem } from '../../components/Problem';

interface Props {
	id: number;
	tags: string[];
}

const LONGEST = 40;
const MOST = 20;

/** Saved at each change, and taken back with Undo. */
export function Tags( { id, tags }: Props ) {
	const say = useSay();
	const [ shown, setShown ] = useState( tags );
	const [ problem, setProblem ] = useState( '' );

	const save = async ( next: string[], before: string[] | null ) => {
		setShown( next );
		setProblem( '' );
		try {
			await saveTags( id, next );
			say(
				__( 'Tags saved.', 'ringwell' ),
				before ? { undo: () => void save( before, null ) } : {}
			);
		} catch ( thrown ) {
			const { fields, message } = toApiError( thrown );
			setProblem( Object.values( fields )[ 0 ] ?? message );
		}
	};
	return (
		<section className="ringwell-field">
			<FormTokenField
				label={ __( 'Tags', 'ringwell' ) }
				value={ shown }
				maxLength={ MOST }
				onChange={ ( tokens ) =>
					void save(
						tokens.map( ( token ) =>
							( typeof token === 'string'
								? token
								: token.value
							).slice( 0, LONGEST )
						),
						shown
					)
				}
				tokenizeOnBlur
				__next40pxDefaultSize
				__nextHasNoMarginBottom
			/>
			<Problem text={ problem } />
		</section>
	);
}
