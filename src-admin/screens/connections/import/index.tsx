import { Button, FormFileUpload } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { Card } from '../../../components/Card';
import { SelectField } from '../../../components/Field';
import { Page } from '../../../components/Page';
import { Problem } from '../../../components/Problem';
import { number } from '../../../words/figures';
import { decode, ENCODINGS, IsSpreadsheet } from './decode';
import type { Encoding } from './decode';
import { parseSheet } from './parse';
import type { Sheet } from './parse';
import { Reading } from './Reading';
import { encodingText } from './words';

interface Opened {
	name: string;
	bytes: Uint8Array;
	encoding: Encoding;
	sheet: Sheet;
}

/** A list of calls that a phone system's cabinet gave out as a file. It is taken apart here; only its calls leave the browser. */
export default function ImportPage() {
	const [ opened, setOpened ] = useState< Opened | null >( null );
	const [ problem, setProblem ] = useState( '' );

	const open = ( name: string, bytes: Uint8Array, encoding?: Encoding ) => {
		setProblem( '' );
		try {
			const decoded = decode( bytes, encoding );
			const sheet = parseSheet( decoded.text );
			if ( sheet.rows.length === 0 ) {
				throw new Error( 'empty' );
			}
			setOpened( { name, bytes, encoding: decoded.encoding, sheet } );
		} catch ( thrown ) {
			setOpened( null );
			setProblem(
				thrown instanceof IsSpreadsheet
					? __(
							'This is an Excel file. Open it in Excel, save it as CSV, and choose that one.',
							'ringwell'
						)
					: __( 'There are no rows in this file.', 'ringwell' )
			);
		}
	};
	const take = async ( file: File | undefined ) => {
		if ( file ) {
			open( file.name, new Uint8Array( await file.arrayBuffer() ) );
		}
	};

	return (
		<Page
			title={ __( 'Import calls from a file', 'ringwell' ) }
			back={ {
				to: '/connections',
				text: __( 'Connections', 'ringwell' ),
			} }
			intro={ __(
				'For calls from before Ringwell, or of a phone system that can only give out a list. You see what was understood before anything is saved.',
				'ringwell'
			) }
		>
			<Card id="file" title={ __( 'The file', 'ringwell' ) }>
				<p className="ringwell-muted">
					{ __(
						'CSV or a text with tabs, as your phone system’s cabinet exports it. It stays in your browser: only times, numbers and results of the calls are sent to your site.',
						'ringwell'
					) }
				</p>
				<FormFileUpload
					accept=".csv,.tsv,.txt,text/csv,text/plain"
					onChange={ ( event ) =>
						void take( event.currentTarget.files?.[ 0 ] )
					}
					render={ ( { openFileDialog } ) => (
						<Button
							variant={ opened ? 'secondary' : 'primary' }
							__next40pxDefaultSize
							onClick={ openFileDialog }
						>
							{ opened
								? __( 'Choose another file', 'ringwell' )
								: __( 'Choose a file', 'ringwell' ) }
						</Button>
					) }
				/>
				<Problem text={ problem } />
				{ opened && (
					<>
						<p>
							<strong>{ opened.name }</strong>{ ' ' }
							{ sprintf(
								/* translators: %s: number of rows */
								_n(
									'%s row',
									'%s rows',
									opened.sheet.rows.length,
									'ringwell'
								),
								number( opened.sheet.rows.length )
							) }
						</p>
						<SelectField
							label={ __( 'Encoding', 'ringwell' ) }
							help={ __(
								'Change it if letters below look wrong.',
								'ringwell'
							) }
							value={ opened.encoding }
							options={ ENCODINGS.map( ( value ) => ( {
								value,
								label: encodingText( value ),
							} ) ) }
							onChange={ ( encoding ) =>
								open( opened.name, opened.bytes, encoding )
							}
						/>
					</>
				) }
			</Card>
			{ opened && (
				<Reading
					key={ `${ opened.name } ${ opened.encoding } ${ opened.bytes.length }` }
					sheet={ opened.sheet }
				/>
			) }
		</Page>
	);
}
