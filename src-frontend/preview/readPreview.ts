import { attempt } from '../lib/attempt.ts';
import type { LeaseAnswer } from '../lib/messages.ts';

/** What php/Site/SourcePreviewTags.php prints. */
export interface Preview {
	/** What stands for the doors' addresses in the config of this page. */
	door: string;
	answer: LeaseAnswer;
	/** Name and value of the argument that makes a page a preview. */
	argument: [ name: string, value: string ];
	title: string;
	/** What each number is. */
	lines: string[];
	note: string;
	end: string;
}

export const readPreview = (): Preview | null =>
	attempt( () => {
		const tag = document.getElementById( 'ringwell-preview' );
		return JSON.parse( String( tag?.textContent ) ) as Preview;
	} );
