import type { Page } from '../lib/page.ts';

/** Name in storage: that the form has been offered to this visitor, or opened by him. */
const OFFERED = 'offered';

const dialogOf = () =>
	document.querySelector< HTMLDialogElement >( 'dialog#ringwell-callback' );

/** Where the bundle keeps what it may keep about this visitor; nothing without his consent. */
const storeOf = () => {
	const page = ( window as { ringwellSite?: Page } ).ringwellSite;
	return page?.visit ? page.store : null;
};

const show = ( dialog: HTMLDialogElement ): void => {
	storeOf()?.write( OFFERED, true );
	dialog.showModal();
	dialog.querySelector< HTMLElement >( '[name=phone]' )?.focus();
};

/** By the button, or any link to "#ringwell-callback". */
export const open = (): void => {
	const dialog = dialogOf();
	if ( dialog && ! dialog.open ) {
		show( dialog );
	}
};

/** Once per visitor; so not to somebody of whom nothing may be remembered. Never over another dialog, or over a form in use. */
export const offer = (): void => {
	const dialog = dialogOf();
	const store = storeOf();
	const isBusy = document.querySelector(
		'dialog[open], [aria-modal=true], .ringwell-form :focus'
	);
	if ( dialog && store && ! store.read( OFFERED ) && ! isBusy ) {
		show( dialog );
	}
};

/** Escape and the link "Close" are enough by themselves; this closes it where somebody presses beside it. */
export const watchDialog = (): void => {
	dialogOf()?.addEventListener( 'click', ( event ) => {
		const dialog = event.currentTarget as HTMLDialogElement;
		const pressed = event.target as Element;
		if (
			pressed === dialog ||
			pressed.closest( '.ringwell-dialog__close' )
		) {
			event.preventDefault();
			dialog.close();
		}
	} );
};
