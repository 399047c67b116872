export interface Job {
	name: string;
	needsBuild: boolean;
	cores: number;
}

/**
 * Runs every job once, as many side by side as there are cores, in their order: the next one that fits begins. Jobs
 * that need the build wait for the one of that name, if it is among them.
 */
export async function schedule< J extends Job >(
	jobs: J[],
	cores: number,
	work: ( job: J ) => Promise< void >
): Promise< void > {
	const waiting = [ ...jobs ];
	const running = new Map< J, Promise< void > >();
	const isBuilding = () =>
		[ ...waiting, ...running.keys() ].some(
			( { name } ) => name === 'Build'
		);
	const fits = ( { needsBuild, cores: wanted }: J ) => {
		const busy = [ ...running.keys() ].reduce(
			( sum, job ) => sum + job.cores,
			0
		);
		return (
			( running.size === 0 || busy + wanted <= cores ) &&
			! ( needsBuild && isBuilding() )
		);
	};
	while ( waiting.length + running.size > 0 ) {
		for (
			let next = waiting.find( fits );
			next !== undefined;
			next = waiting.find( fits )
		) {
			const job = next;
			waiting.splice( waiting.indexOf( job ), 1 );
			running.set(
				job,
				work( job ).finally( () => running.delete( job ) )
			);
		}
		await Promise.race( running.values() );
	}
}
