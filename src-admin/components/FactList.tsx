import { Unbroken } from './Unbroken';

export type Fact = readonly [ name: string, value: string ];

/**
 * Names and values under one another; what has no value is left out.
 * @param props
 * @param props.facts
 */
export const FactList = ( { facts }: { facts: readonly Fact[] } ) => (
	<dl className="ringwell-facts">
		{ facts
			.filter( ( [ , value ] ) => value !== '' )
			.map( ( [ name, value ] ) => (
				<div key={ name }>
					<dt>{ name }</dt>
					<dd>
						<bdi>
							<Unbroken text={ value } />
						</bdi>
					</dd>
				</div>
			) ) }
	</dl>
);
