/**
 * Share of visitors who meet no free number, by Erlang's loss formula in its recursion:
 * B(0) = 1; B(c) = A·B(c − 1) / (c + A·B(c − 1)).
 *
 * @param load    Arrivals × mean tie-up.
 * @param numbers
 */
export function erlangB( load: number, numbers: number ): number {
	let blocked = 1;
	for ( let c = 1; c <= numbers; c++ ) {
		blocked = ( load * blocked ) / ( c + load * blocked );
	}
	return blocked;
}
