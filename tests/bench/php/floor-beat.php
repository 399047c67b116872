<?php

/*
 * The floor of a beat with input: what the activity door sends for a visitor whose number is still his
 * (tests/php-integration/Lease/DoorStatementsTest.php), without any of its code.
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
    'SELECT v.*, n.id AS number_id, n.number, n.display, l.pool_id, l.rev, l.hold_until, l.lease FROM wp_ringwell_visits v'
    . " LEFT JOIN wp_ringwell_numbers n ON n.number = '{$number}' LEFT JOIN wp_ringwell_leases l ON l.number_id = n.id AND l.usable = 1"
    . " WHERE v.visit = '{$visit}'",
)[0];
$db->query('START TRANSACTION');
$db->query(
    "UPDATE wp_ringwell_leases SET active_at = {$now}, confirmed = 1, rev = rev + 1"
    . " WHERE number_id = {$row['number_id']} AND rev = {$row['rev']} AND usable = 1",
);
$db->query('COMMIT');

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['numbers' => [['number' => $row['number'], 'kind' => 'pool']]]);
