import type { FieldErrors } from './error';

/**
 * The errors below one field, by their path from there: of "rule", { "any.0.all.1.value": … }.
 * @param errors
 * @param prefix
 */
export function errorsBelow(
	errors: FieldErrors,
	prefix: string
): FieldErrors {
	return Object.fromEntries(
		Object.entries( errors )
			.filter( ( [ path ] ) => path.startsWith( `${ prefix }.` ) )
			.map( ( [ path, text ] ) => [
				path.slice( prefix.length + 1 ),
				text,
			] )
	);
}

/**
 * Errors that no field of the form shows; they belong above it, so that none is lost.
 * @param errors
 * @param shown  Paths of the form's fields; "*" stands for one step ("placements.*.static_number").
 */
export function errorsWithoutField(
	errors: FieldErrors,
	shown: readonly string[]
): string[] {
	const patterns = shown.map( ( path ) => path.split( '.' ) );
	return Object.entries( errors )
		.filter( ( [ path ] ) => ! patterns.some( ( p ) => fits( path, p ) ) )
		.map( ( [ , text ] ) => text );
}

function fits( path: string, pattern: readonly string[] ): boolean {
	const steps = path.split( '.' );
	return (
		steps.length === pattern.length &&
		pattern.every( ( step, i ) => step === '*' || step === steps[ i ] )
	);
}
