import type { ReactNode } from 'react';

interface Props {
	/** Of which there is no other on the screen: "consent". */
	id: string;
	title: string;
	children: ReactNode;
}

/**
 * A part of a screen under its own heading.
 * @param props
 * @param props.id
 * @param props.title
 * @param props.children
 */
export function Card( { id, title, children }: Props ) {
	return (
		<section
			className="ringwell-card"
			aria-labelledby={ `ringwell-${ id }` }
		>
			<h2 id={ `ringwell-${ id }` }>{ title }</h2>
			{ children }
		</section>
	);
}
