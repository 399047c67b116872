import { DropdownMenu, MenuGroup, MenuItem } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { check } from '@wordpress/icons';
import type { Draft, Leaf, OurField } from './draft';
import { withField } from './draft';
import { fieldText, MAIN, MORE } from './words';

interface Props {
	leaves: readonly Leaf[];
	fields: Draft[ 'fields' ];
	onChange: ( fields: Draft[ 'fields' ] ) => void;
}

/**
 * What stands in the messages, branch by branch; a click on a field says what it is.
 * @param props
 * @param props.leaves
 * @param props.fields
 * @param props.onChange
 */
export function MessageTree( { leaves, fields, onChange }: Props ) {
	return (
		<ul className="ringwell-tree">
			{ leaves.map( ( leaf ) => (
				<li
					key={ leaf.path }
					style={ {
						paddingInlineStart: `${ depthOf( leaf.path ) * 12 }px`,
					} }
				>
					<LeafMenu
						leaf={ leaf }
						fields={ fields }
						onChange={ onChange }
					/>
				</li>
			) ) }
		</ul>
	);
}

const DEEPEST = 4;

const depthOf = ( path: string ): number =>
	Math.min( DEEPEST, path.split( '.' ).length - 1 );

function LeafMenu( {
	leaf,
	fields,
	onChange,
}: Omit< Props, 'leaves' > & { leaf: Leaf } ) {
	const isOne = ( ours: OurField ) => fields[ ours ] === leaf.path;
	const now = [ ...MAIN, ...MORE ].filter( isOne );
	return (
		<>
			<DropdownMenu
				icon={ null }
				text={ leaf.path }
				label={ sprintf(
					/* translators: %s: name of a field of a message */
					__( 'What is “%s”?', 'ringwell' ),
					leaf.path
				) }
				toggleProps={ {
					className: 'ringwell-tree__name',
					variant: 'link',
					showTooltip: false,
				} }
			>
				{ ( { onClose } ) => (
					<MenuGroup label={ __( 'This is…', 'ringwell' ) }>
						{ [ ...MAIN, ...MORE ].map( ( ours ) => (
							<MenuItem
								key={ ours }
								role="menuitemcheckbox"
								isSelected={ isOne( ours ) }
								icon={ isOne( ours ) ? check : null }
								onClick={ () => {
									onChange(
										withField(
											fields,
											ours,
											isOne( ours ) ? '' : leaf.path
										)
									);
									onClose();
								} }
							>
								{ fieldText( ours ) }
							</MenuItem>
						) ) }
					</MenuGroup>
				) }
			</DropdownMenu>
			<bdi className="ringwell-tree__value">{ leaf.value || '–' }</bdi>
			{ now.map( ( ours ) => (
				<span key={ ours } className="ringwell-badge">
					{ fieldText( ours ) }
				</span>
			) ) }
		</>
	);
}
