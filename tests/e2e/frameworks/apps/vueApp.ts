import { defineComponent, h, ref, Teleport, Transition } from 'vue';
import { LINK, PHONE } from './phone';

/** Every way in which Vue writes a text. */
export const app = defineComponent( () => {
	const count = ref( 0 );
	const isOpen = ref( false );
	const branches = ref( [ 'Centre', 'North' ] );
	const button = ( id: string, onClick: () => void ) =>
		h( 'button', { id, onClick }, id );
	return () =>
		h( 'div', { id: 'app' }, [
			h( 'p', `Call ${ PHONE }, rendered ${ count.value } times` ),
			h( 'p', [ 'Call ', PHONE, ` (${ count.value })` ] ),
			h( 'p', { key: count.value }, PHONE ),
			h(
				'a',
				{ href: LINK, title: `${ PHONE }, ${ count.value }` },
				PHONE
			),
			h(
				'ul',
				{ style: 'height:40px' },
				branches.value.map( ( name ) =>
					h(
						'li',
						{ key: name, style: 'position:absolute' },
						`${ name }: ${ PHONE }`
					)
				)
			),
			button( 'render', () => count.value++ ),
			button( 'order', () => {
				branches.value = [ ...branches.value ].reverse();
			} ),
			button( 'popup', () => {
				isOpen.value = ! isOpen.value;
			} ),
			h( Teleport, { to: 'body', disabled: ! isOpen.value }, [
				h( Transition, null, () =>
					isOpen.value
						? h( 'div', { role: 'dialog' }, [
								h( 'a', { href: LINK }, PHONE ),
							] )
						: undefined
				),
			] ),
		] );
} );
