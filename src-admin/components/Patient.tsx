import type { ReactNode } from 'react';
import { PanelHeading } from './SidePanel';
import { Unbroken } from './Unbroken';

interface Props {
	phone: string;
	/** Empty where he gave none. */
	name: string;
}

/**
 * Who wrote, and what, above all else of a panel.
 * @param props
 * @param props.id
 * @param props.phone
 * @param props.name
 * @param props.comment
 */
export const PatientHeading = ( {
	id,
	phone,
	name,
	comment,
}: Props & { id: number; comment: string } ) => (
	<>
		<PanelHeading id={ id }>
			<Unbroken text={ phone } />
		</PanelHeading>
		{ name !== '' && (
			<p>
				<bdi>{ name }</bdi>
			</p>
		) }
		{ comment !== '' && (
			<blockquote className="ringwell-quote">
				<bdi>{ comment }</bdi>
			</blockquote>
		) }
	</>
);

/**
 * The same in a list.
 * @param props
 * @param props.phone
 * @param props.name
 * @param props.children
 */
export const PatientCell = ( {
	phone,
	name,
	children,
}: Props & { children?: ReactNode } ) => (
	<span className="ringwell-two">
		<bdi className="ringwell-phone">{ phone }</bdi>
		{ name !== '' && (
			<span className="ringwell-muted" title={ name }>
				<bdi>{ name }</bdi>
			</span>
		) }
		{ children }
	</span>
);
