import { Button } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

const WORD_STAYS = 3000;

/**
 * A text to paste elsewhere, with a button that copies it.
 * @param props
 * @param props.text
 */
export function CopyText( { text }: { text: string } ) {
	const [ copied, setCopied ] = useState( false );
	const code = useRef< HTMLElement >( null );
	const copy = async () => {
		try {
			await navigator.clipboard.writeText( text );
			setCopied( true );
			setTimeout( () => setCopied( false ), WORD_STAYS );
		} catch {
			// Without https there is no clipboard; selected, it takes one key more.
			code.current?.ownerDocument
				.getSelection()
				?.selectAllChildren( code.current );
		}
	};
	return (
		<div className="ringwell-copy">
			<pre dir="ltr">
				<code ref={ code } tabIndex={ 0 }>
					{ text }
				</code>
			</pre>
			<Button variant="secondary" __next40pxDefaultSize onClick={ copy }>
				{ copied
					? __( 'Copied', 'ringwell' )
					: __( 'Copy', 'ringwell' ) }
			</Button>
		</div>
	);
}
