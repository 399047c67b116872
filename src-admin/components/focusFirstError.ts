/**
 * Goes to the first field that was refused, once React has drawn what was said of it.
 * @param within where it is looked for
 */
export function focusFirstError( within: string ): void {
	setTimeout( () =>
		document
			.querySelector< HTMLElement >( `${ within } [aria-invalid="true"]` )
			?.focus()
	);
}
