export type Log = ( line: string ) => void;

/**
 * One line to the journal; systemd adds the time. Nothing of a patient is ever in it.
 * @param line
 */
export const log: Log = ( line ) => {
	process.stdout.write( `${ line }\n` );
};
