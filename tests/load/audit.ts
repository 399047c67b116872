import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { query } from '../environment/servers/mariadb';
import { readDebugLog, type Site } from '../environment/site';
import type { FastClock } from './clock';
import type { Tally } from './tally';

interface Check {
	name: string;
	/** Answers how many cases there are; none may be. */
	sql: string;
	/** It compares with the real time, which the sites' clock has left behind. */
	needsOffsets?: true;
}

export interface Audit {
	faults: string[];
	/** What was looked at, so that nobody trusts an audit of nothing. */
	counts: Record< string, number >;
}

/** A pool's numbers were given, extended, taken: what must be true of all of it, whoever did what in which order. */
const CHECKS: Check[] = [
	{
		name: 'two visitors with one number inside the hold (rows)',
		sql: `SELECT COUNT(*) FROM load_history
			WHERE old_visitor IS NOT NULL AND visitor <> old_visitor AND given_at < old_hold_until`,
	},
	{
		name: 'two visitors with one number inside the hold (log, by rev)',
		sql: `WITH own AS (
				SELECT e.number_id, e.rev, e.id, e.event, e.at, e.hold_until, v.visitor,
					SUM(e.event = 'granted') OVER (PARTITION BY e.number_id ORDER BY e.rev, e.event = 'granted', e.id) AS giving
				FROM wp_ringwell_exposures e JOIN wp_ringwell_visits v ON v.id = e.visit
				WHERE e.kind = 'pool' AND e.rev IS NOT NULL
			), held AS (
				SELECT number_id, giving, MAX(visitor) AS visitor, MIN(IF(event = 'granted', at, NULL)) AS at, MAX(hold_until) AS until
				FROM own WHERE event NOT IN ('taken', 'ended') GROUP BY number_id, giving
			), following AS (
				SELECT visitor, at, LAG(visitor) OVER w AS old_visitor, LAG(until) OVER w AS old_until
				FROM held WINDOW w AS (PARTITION BY number_id ORDER BY giving)
			)
			SELECT COUNT(*) FROM following WHERE visitor <> old_visitor AND at < old_until`,
	},
	{
		name: 'lost updates: a write that did not build on the one before',
		sql: `SELECT COUNT(*) FROM (
				SELECT number_id FROM load_history GROUP BY number_id
				HAVING COUNT(*) <> MAX(rev) - MIN(old_rev) OR COUNT(DISTINCT rev) <> COUNT(*) OR SUM(rev <> old_rev + 1) > 0
			) gaps`,
	},
	{
		name: 'lost updates: a hold shortened or a confirmation forgotten within a visit',
		sql: `SELECT COUNT(*) FROM load_history WHERE visitor = old_visitor AND visit = old_visit
			AND (hold_until < old_hold_until OR confirmed < old_confirmed OR given_at < old_given_at)`,
	},
	{
		name: 'lost updates: a later activity overwritten by an earlier one',
		sql: 'SELECT COUNT(*) FROM load_history WHERE visitor = old_visitor AND visit = old_visit AND active_at < old_active_at',
	},
	{
		// By the database's time at the writing, moved on as far as the sites' clock was; a second is no difference.
		name: 'moments of the future',
		sql: `SELECT COUNT(*) FROM load_history h
			WHERE NOT (h.active_at <=> h.old_active_at AND h.given_at = h.old_given_at)
				AND GREATEST(h.given_at, COALESCE(h.active_at, 0)) > h.written_at + 1000 + COALESCE(
					(SELECT MAX(c.shift) FROM load_clock c WHERE c.at BETWEEN h.written_at - 10000 AND h.written_at),
					(SELECT c.shift FROM load_clock c WHERE c.at <= h.written_at ORDER BY c.at DESC LIMIT 1)
				)`,
		needsOffsets: true,
	},
	{
		name: 'rows that are not as the last write left them',
		sql: `SELECT COUNT(*) FROM wp_ringwell_leases l JOIN load_history h ON h.number_id = l.number_id AND h.rev = l.rev
			WHERE NOT (h.visitor <=> l.visitor AND h.lease <=> l.lease AND h.hold_until = l.hold_until AND h.confirmed = l.confirmed)`,
	},
	{
		name: 'leases without their exposure',
		sql: `SELECT COUNT(*) FROM load_history h LEFT JOIN wp_ringwell_exposures e
				ON e.number_id = h.number_id AND e.rev = h.rev AND e.event = 'granted' AND e.lease = h.lease AND e.visit = h.visit
			WHERE h.lease IS NOT NULL AND NOT h.lease <=> h.old_lease AND e.id IS NULL`,
	},
	{
		name: 'exposures without their lease',
		sql: `SELECT COUNT(*) FROM wp_ringwell_exposures e LEFT JOIN load_history h ON h.number_id = e.number_id AND h.rev = e.rev
			WHERE e.kind = 'pool' AND e.rev IS NOT NULL
				AND (h.id IS NULL OR NOT e.lease <=> IF(e.event = 'taken', h.old_lease, h.lease))`,
	},
	{
		name: 'numbers taken without a word in the log',
		sql: `SELECT COUNT(*) FROM load_history h LEFT JOIN wp_ringwell_exposures e
				ON e.number_id = h.number_id AND e.rev = h.rev AND e.event = 'taken' AND e.lease = h.old_lease
			WHERE h.old_visitor IS NOT NULL AND NOT h.visitor <=> h.old_visitor AND e.id IS NULL`,
	},
	{
		name: 'a second number of one pool for one visitor',
		sql: `SELECT COUNT(*) FROM (
				SELECT h.visitor FROM (
					SELECT number_id, visitor, 1 AS step FROM load_history WHERE visitor IS NOT NULL AND NOT visitor <=> old_visitor
					UNION ALL
					SELECT number_id, old_visitor, -1 FROM load_history WHERE old_visitor IS NOT NULL AND NOT visitor <=> old_visitor
				) h JOIN wp_ringwell_leases l ON l.number_id = h.number_id
				GROUP BY h.visitor, l.pool_id HAVING SUM(h.step) NOT IN (0, 1)
			) many`,
	},
	{
		name: 'visits stored twice',
		sql: 'SELECT COUNT(*) - COUNT(DISTINCT visit) FROM wp_ringwell_visits',
	},
	{
		name: 'numbers on a page that the log does not have',
		sql: `SELECT COUNT(*) FROM load_told t
				LEFT JOIN wp_ringwell_visits v ON v.visit = t.visit
				LEFT JOIN wp_ringwell_numbers n ON n.number = t.number
				LEFT JOIN wp_ringwell_exposures e ON e.visit = v.id AND e.number_id = n.id AND e.event IN ('granted', 'fallback')
			WHERE e.id IS NULL`,
	},
	{
		name: 'switches of which the log has only what left or only what came, or twice',
		sql: `SELECT COUNT(*) FROM (
				SELECT lease FROM wp_ringwell_exposures WHERE event IN ('switched', 'fallback') GROUP BY visit, lease
				HAVING SUM(event = 'switched') <> 1 OR SUM(event = 'fallback') <> 1
			) halves`,
	},
];

export interface AuditOptions {
	/** The sites' clock, where moments are to be compared with the database's. */
	clock?: FastClock;
	/** Rows of the log up to this one are of an earlier load. */
	since?: number;
	/** Something was broken on purpose, and PHP had reason to complain. */
	expectsComplaints?: boolean;
}

export async function audit(
	site: Site,
	tally: Tally,
	options: AuditOptions = {}
): Promise< Audit > {
	const socket = site.databases[ 0 ]?.socket ?? '';
	await storeTold( socket, tally );
	await storeOffsets( socket, options.clock );
	const faults = [ ...tally.faults ];
	for ( const { name, sql, needsOffsets } of CHECKS ) {
		if ( needsOffsets === true && options.clock === undefined ) {
			continue;
		}
		const count = await ask( socket, sql );
		if ( count !== 0 ) {
			faults.push( `${ count } × ${ name }` );
		}
	}
	faults.push(
		...( await missingEvents( socket, tally, options.since ?? 0 ) )
	);
	const complaints = readDebugLog( site );
	if ( complaints !== '' && options.expectsComplaints !== true ) {
		faults.push( `debug.log: ${ complaints.slice( 0, 1000 ) }` );
	}
	const counts = {
		writes: await ask( socket, 'SELECT COUNT(*) FROM load_history' ),
		given: await ask(
			socket,
			'SELECT COUNT(*) FROM load_history WHERE visitor IS NOT NULL AND NOT visitor <=> old_visitor'
		),
		taken: await ask(
			socket,
			'SELECT COUNT(*) FROM load_history WHERE old_visitor IS NOT NULL AND visitor <> old_visitor'
		),
		exposures: await ask(
			socket,
			'SELECT COUNT(*) FROM wp_ringwell_exposures'
		),
		'numbers told': tally.told.size,
	};
	if ( counts.given === 0 || counts.exposures === 0 ) {
		faults.push( 'Nothing was given at all.' );
	}
	return { faults, counts };
}

/** What a page said and was answered is in the log; what never got an answer may be. */
async function missingEvents(
	socket: string,
	tally: Tally,
	since: number
): Promise< string[] > {
	const faults: string[] = [];
	for ( const [ type, sent ] of tally.sent ) {
		// 'active' goes into the log once a minute only.
		if ( type === 'active' ) {
			continue;
		}
		const logged = await ask(
			socket,
			`SELECT COUNT(*) FROM wp_ringwell_exposures WHERE event = '${ type }' AND id > ${ since }`
		);
		const least = tally.acknowledged.get( type ) ?? 0;
		if ( logged < least || logged > sent ) {
			faults.push(
				`${ sent } times '${ type }' sent, ${ least } acknowledged, ${ logged } in the log`
			);
		}
	}
	return faults;
}

/** The last row of the log. */
export function endOfLog( site: Site ): Promise< number > {
	return ask(
		site.databases[ 0 ]?.socket ?? '',
		'SELECT COALESCE(MAX(id), 0) FROM wp_ringwell_exposures'
	);
}

async function storeTold( socket: string, tally: Tally ): Promise< void > {
	const file = join( tmpdir(), `ringwell-told-${ process.pid }.tsv` );
	writeFileSync( file, [ ...tally.told, '' ].join( '\n' ) );
	try {
		await query(
			socket,
			`USE wordpress;
DROP TABLE IF EXISTS load_told;
CREATE TABLE load_told (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, visit char(32), number varchar(20))
	ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
LOAD DATA LOCAL INFILE '${ file }' INTO TABLE load_told (visit, number);`
		);
	} finally {
		rmSync( file );
	}
}

async function storeOffsets(
	socket: string,
	clock: FastClock | undefined
): Promise< void > {
	const rows = ( clock?.offsets ?? [] ).map(
		( { at, offset } ) => `(${ at }, ${ offset })`
	);
	await query(
		socket,
		`USE wordpress;
DROP TABLE IF EXISTS load_clock;
CREATE TABLE load_clock (at bigint NOT NULL, shift bigint NOT NULL, KEY at (at)) ENGINE=InnoDB;
${
	rows.length === 0
		? ''
		: `INSERT INTO load_clock VALUES ${ rows.join( ',' ) };`
}`
	);
}

async function ask( socket: string, sql: string ): Promise< number > {
	return Number( await query( socket, `USE wordpress;\n${ sql };` ) );
}
