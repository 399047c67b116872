import { query } from '../environment/servers/mariadb';

/*
 * A trigger that keeps every state of every lease row. It belongs to the tests alone and lets the database itself
 * say what was written, so that the audit need not trust the code that it audits.
 */

const COLUMNS = [
	'rev',
	'visitor',
	'visit',
	'lease',
	'given_at',
	'hold_until',
	'confirmed',
	'active_at',
];

export async function keepHistory( socket: string ): Promise< void > {
	const before = COLUMNS.map( ( name ) => `old_${ name }` );
	await query(
		socket,
		`USE wordpress;
CREATE TABLE load_history (
	id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
	number_id bigint unsigned NOT NULL, written_at bigint NOT NULL,
	rev bigint unsigned NOT NULL, old_rev bigint unsigned NOT NULL,
	visitor char(32), old_visitor char(32),
	visit bigint unsigned, old_visit bigint unsigned,
	lease char(32), old_lease char(32),
	given_at bigint NOT NULL, old_given_at bigint NOT NULL,
	hold_until bigint NOT NULL, old_hold_until bigint NOT NULL,
	confirmed tinyint NOT NULL, old_confirmed tinyint NOT NULL,
	active_at bigint, old_active_at bigint,
	KEY number_rev (number_id, rev)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
CREATE TRIGGER load_history AFTER UPDATE ON wp_ringwell_leases FOR EACH ROW
	INSERT INTO load_history (number_id, written_at, ${ [
		...COLUMNS,
		...before,
	].join( ', ' ) })
	VALUES (NEW.number_id, UNIX_TIMESTAMP(NOW(3)) * 1000, ${ [
		...COLUMNS.map( ( name ) => `NEW.${ name }` ),
		...COLUMNS.map( ( name ) => `OLD.${ name }` ),
	].join( ', ' ) });`
	);
}
