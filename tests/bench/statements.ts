import { query } from '../environment/servers/mariadb';

/** Counts the statements that a piece of work sends, and of which of them name our tables or a transaction. */
export async function countStatements(
	socket: string,
	work: () => Promise< unknown >
): Promise< { all: number; ours: number } > {
	await query(
		socket,
		"SET GLOBAL log_output = 'TABLE'; TRUNCATE mysql.general_log; SET GLOBAL general_log = 1"
	);
	await work();
	await query( socket, 'SET GLOBAL general_log = 0' );
	const lines = await query(
		socket,
		"SELECT REPLACE(argument, '\\n', ' ') FROM mysql.general_log WHERE command_type = 'Query'"
	);
	const statements = lines
		.split( '\n' )
		.filter( ( line ) => line !== '' && ! line.includes( 'general_log' ) );
	return {
		all: statements.length,
		// What was written is counted after one message in 32: no two counts would be alike.
		ours: statements.filter(
			( line ) =>
				! line.includes( 'ringwell_crowds' ) &&
				/ringwell_|^(START TRANSACTION|COMMIT|ROLLBACK)/.test( line )
		).length,
	};
}
