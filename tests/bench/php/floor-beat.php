<?php

/*
 * The floor of a beat with input: what the activity door sends for a visitor whose number is still his
 * (tests/php-integration/Page/DoorStatementsTest.php), without any of its code.
 *
 * The pool of the bench has no hold, so every beat makes one longer, and the door asks what the visitor's network holds:
 * a network beyond its share may not keep its numbers by beats. It must be asked each time, see docs/decisions/lease.md.
 */

declare(strict_types=1);

$settings = require __DIR__ . '/settings.php';
/** @var array{visitor: string, visit: string, shown: list<array{target: int, number: string}>} $asked */
$asked = json_decode((string) file_get_contents('php://input'), true, 8, JSON_THROW_ON_ERROR);
$now = (int) (microtime(true) * 1000);
$visit = substr(hash('sha256', $asked['visit']), 0, 32);

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', $settings['user'], '', $settings['name'], 0, $settings['socket']);
$db->set_charset('utf8mb4');
$rows = static function (string $sql) use ($db): array {
    $result = $db->query($sql);

    return $result instanceof mysqli_result ? $result->fetch_all(MYSQLI_ASSOC) : [];
};

$rows('SELECT rev, built, body, site_rev, site, network_key, network_day FROM wp_ringwell_plans WHERE id = 1');
$number = $db->real_escape_string($asked['shown'][0]['number']);
$row = $rows(
    'SELECT v.*, n.id AS number_id, n.number, n.display, l.pool_id, l.rev, l.hold_until, l.lease, l.network FROM wp_ringwell_visits v'
    . " LEFT JOIN wp_ringwell_numbers n ON n.number = '{$number}' LEFT JOIN wp_ringwell_leases l ON l.number_id = n.id AND l.usable = 1"
    . " WHERE v.visit = '{$visit}'",
)[0];
$leg = static fn (string $name, string $counted, string $where): string => "SELECT '{$name}' AS leg, {$counted} FROM (SELECT number_id FROM wp_ringwell_leases WHERE pool_id = {$row['pool_id']} AND {$where}) f";
$rows(
    'SELECT u.leg, u.counted, l.*, n.number, n.display FROM (' . implode(' UNION ALL ', [
        $leg('own', 'f.number_id, NULL AS counted', "visitor = '{$row['visitor']}' AND usable = 1"),
        $leg('free', 'f.number_id, NULL AS counted', "usable = 1 AND hold_until <= {$now} ORDER BY hold_until, number_id LIMIT 1"),
        $leg('unconfirmed', 'NULL, COUNT(*)', "network = '{$row['network']}' AND confirmed = 0 AND hold_until > {$now} LIMIT 2001"),
        $leg('confirmed', 'NULL, COUNT(*)', "network = '{$row['network']}' AND confirmed = 1 AND hold_until > {$now} LIMIT 2001"),
    ]) . ') u LEFT JOIN wp_ringwell_leases l ON l.number_id = u.number_id LEFT JOIN wp_ringwell_numbers n ON n.id = u.number_id',
);
$db->query('START TRANSACTION');
$db->query(
    "UPDATE wp_ringwell_leases SET active_at = {$now}, confirmed = 1, rev = rev + 1"
    . " WHERE number_id = {$row['number_id']} AND rev = {$row['rev']} AND usable = 1",
);
$db->query('COMMIT');

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['numbers' => [['number' => $row['number'], 'kind' => 'pool']]]);
