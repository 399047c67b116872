/** @jest-environment node */
import { resolve } from 'node:path';
import ts from 'typescript';

const folder = resolve( __dirname, 'site-api' );

/** What a site's compiler says, which knows the browser and our types alone. */
const complaints = ( options: ts.CompilerOptions ): string[] => {
	const program = ts.createProgram( [ resolve( folder, 'sample.ts' ) ], {
		strict: true,
		skipDefaultLibCheck: true,
		noEmit: true,
		types: [],
		...options,
	} );
	return ts
		.getPreEmitDiagnostics( program )
		.map( ( { messageText } ) =>
			ts.flattenDiagnosticMessageText( messageText, '\n' )
		);
};

test( 'the types that ship need nothing else, and refuse what is wrong', () => {
	expect(
		complaints( {
			target: ts.ScriptTarget.ES2020,
			lib: [ 'lib.es2020.d.ts', 'lib.dom.d.ts' ],
			module: ts.ModuleKind.ESNext,
		} )
	).toEqual( [] );
} );
