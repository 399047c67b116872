import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useSource } from '../../../api/sources';
import { useTargets } from '../../../api/targets';
import { Answer } from '../../../components/Answer';
import { Page } from '../../../components/Page';
import { TestField } from '../TestField';
import { draftOf, newDraft } from './draft';
import type { SourceDraft } from './draft';
import { ReadyPicker } from './ReadyPicker';
import { SeeAsVisitor } from './SeeAsVisitor';
import { SourceEditor } from './SourceEditor';

const back = () => ( {
	to: '/sources',
	text: __( 'Sources', 'ringwell' ),
} );

export function EditSource( { id }: { id: number } ) {
	const source = useSource( id );
	const targets = useTargets();
	return (
		<Page
			title={ source.data?.name ?? __( 'Source', 'ringwell' ) }
			back={ back() }
			actions={ source.data && <SeeAsVisitor source={ id } /> }
		>
			<Answer of={ source } lines={ 8 }>
				{ ( loaded ) => (
					<Answer of={ targets } lines={ 8 }>
						{ ( known ) => (
							<SourceEditor
								source={ loaded }
								initial={ draftOf( loaded, known ) }
								targets={ known }
							/>
						) }
					</Answer>
				) }
			</Answer>
			<TestField />
		</Page>
	);
}

export function NewSource() {
	const targets = useTargets();
	const [ draft, setDraft ] = useState< SourceDraft | null >( null );
	return (
		<Page
			title={ __( 'New source', 'ringwell' ) }
			back={ back() }
			intro={
				draft === null &&
				__( 'Where do these visitors come from?', 'ringwell' )
			}
		>
			<Answer of={ targets } lines={ 8 }>
				{ ( known ) =>
					draft === null ? (
						<ReadyPicker
							onPick={ ( ready ) =>
								setDraft( newDraft( known, ready ) )
							}
						/>
					) : (
						<SourceEditor
							source={ null }
							initial={ draft }
							targets={ known }
						/>
					)
				}
			</Answer>
		</Page>
	);
}
