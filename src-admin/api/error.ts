import { __ } from '@wordpress/i18n';

/** Path of a field ("rule.any.0.all.1.value") => what is wrong with it, in words. */
export type FieldErrors = Readonly< Record< string, string > >;

/** A refusal of a REST door, or that it could not be reached. */
export class ApiError extends Error {
	constructor(
		message: string,
		readonly code: string,
		readonly status: number,
		readonly fields: FieldErrors
	) {
		super( message );
	}
}

/**
 * @param thrown What api-fetch threw: WordPress's error object, or anything at all.
 */
export function toApiError( thrown: unknown ): ApiError {
	if ( thrown instanceof ApiError ) {
		return thrown;
	}
	const { code, message, data } = asRecord( thrown );
	const details = asRecord( data );
	const isOurs = typeof message === 'string' && typeof code === 'string';
	return new ApiError(
		isOurs && code !== 'fetch_error' && code !== 'invalid_json'
			? message
			: __(
					'The site could not be reached. Check the connection and try again.',
					'ringwell'
				),
		isOurs ? code : 'unreachable',
		typeof details.status === 'number' ? details.status : 0,
		textsOf( details.params )
	);
}

function textsOf( value: unknown ): FieldErrors {
	return Object.fromEntries(
		Object.entries( asRecord( value ) ).filter(
			( entry ): entry is [ string, string ] =>
				typeof entry[ 1 ] === 'string'
		)
	);
}

function asRecord( value: unknown ): Record< string, unknown > {
	return typeof value === 'object' && value !== null
		? ( value as Record< string, unknown > )
		: {};
}
