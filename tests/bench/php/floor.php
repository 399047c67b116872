<?php

/*
 * The floor: what a lease for a new visitor costs where nothing runs but PHP and its statements. It does for one
 * pool what Arrivals, VisitStore, LeaseDesk and SqlLeaseStore send, without any of their code.
 * `npm run bench` copies it into the site beside settings.php and counts the statements of both.
 */

declare(strict_types=1);

$settings = require __DIR__ . '/settings.php';
/** @var array{visitor: string, visit: string} $asked */
$asked = json_decode((string) file_get_contents('php://input'), true, 8, JSON_THROW_ON_ERROR);
$now = (int) (microtime(true) * 1000);
$visitor = substr(hash('sha256', $asked['visitor']), 0, 32);
$visit = substr(hash('sha256', $asked['visit']), 0, 32);

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', $settings['user'], '', $settings['name'], 0, $settings['socket']);
$db->set_charset('utf8mb4');
$rows = static function (string $sql) use ($db): array {
    $result = $db->query($sql);

    return $result instanceof mysqli_result ? $result->fetch_all(MYSQLI_ASSOC) : [];
};

const NUMBER = 'SELECT n.*, r.source_id, r.target_id FROM wp_ringwell_numbers n LEFT JOIN wp_ringwell_number_roles r ON r.number_id = n.id AND r.to_at IS NULL';

$rows("SELECT t.id, t.name, n.id AS number_id, n.number, n.display FROM wp_ringwell_targets t JOIN wp_ringwell_numbers n ON n.role = 'site' AND n.role_of = t.id ORDER BY t.id");

// The visit, its source and its page view.
$rows("SELECT * FROM wp_ringwell_visits WHERE visit = '{$visit}'");
$rows("SELECT * FROM wp_ringwell_sources WHERE builtin = 'direct'");
$rows('SELECT * FROM wp_ringwell_sources WHERE removed_at IS NULL ORDER BY priority, id');
$db->query(
    'INSERT INTO wp_ringwell_visits (visit, visitor, started_at, seen_at, source_id, shown_source_id, came_source_id, device, landing, utm_source, click_ids, pages)'
    . " VALUES ('{$visit}', '{$visitor}', {$now}, {$now}, {$settings['source']}, {$settings['source']}, {$settings['source']}, 'desktop', '/', 'yandex', '{}', 0)"
    . ' ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)',
);
$id = (int) $rows("SELECT * FROM wp_ringwell_visits WHERE visit = '{$visit}'")[0]['id'];
$rows("SELECT at, path FROM wp_ringwell_page_views WHERE visit = {$id} ORDER BY at DESC, id DESC LIMIT 1");
$db->query("INSERT INTO wp_ringwell_page_views (visit, at, path) VALUES ({$id}, {$now}, '/')");
$db->query("UPDATE wp_ringwell_visits SET seen_at = {$now}, pages = pages + 1 WHERE id = {$id}");

// What this source shows.
$rows("SELECT * FROM wp_ringwell_placements WHERE source_id = {$settings['source']} ORDER BY target_id");
$rows(NUMBER . " WHERE n.role_key IN ('static:1', 'default:1') ORDER BY n.id");
$rows("SELECT * FROM wp_ringwell_pools WHERE id = {$settings['pool']}");

// The number: read outside, written under its rev, logged in the same transaction.
$rows("SELECT * FROM wp_ringwell_leases WHERE pool_id = {$settings['pool']} AND visitor = '{$visitor}' AND usable = 1");
$shown = null;
for ($round = 0; $round < 5 && $shown === null; $round++) {
    $free = $rows("SELECT * FROM wp_ringwell_leases WHERE pool_id = {$settings['pool']} AND hold_until <= {$now} AND usable = 1 ORDER BY hold_until, number_id LIMIT 8");
    $row = $free[$round === 0 ? 0 : random_int(0, count($free) - 1)];
    $lease = bin2hex(random_bytes(16));
    $db->query('START TRANSACTION');
    $db->query(
        "UPDATE wp_ringwell_leases SET visitor = '{$visitor}', visit = {$id}, lease = '{$lease}', given_at = {$now}, hold_until = {$now}, rev = rev + 1"
        . " WHERE number_id = {$row['number_id']} AND rev = {$row['rev']} AND pool_id = {$settings['pool']} AND usable = 1",
    );
    if ($db->affected_rows !== 1) {
        $db->query('ROLLBACK');
        continue;
    }
    $db->query(
        'INSERT INTO wp_ringwell_exposures (at, event, kind, number_id, target_id, source_id, pool_id, visit, lease, rev)'
        . " VALUES ({$now}, 'granted', 'pool', {$row['number_id']}, {$settings['target']}, {$settings['source']}, {$settings['pool']}, {$id}, '{$lease}', {$row['rev']} + 1)",
    );
    $db->query('COMMIT');
    $shown = $rows(NUMBER . " WHERE n.id = {$row['number_id']}")[0]['number'];
}
$rows("SELECT * FROM wp_ringwell_sources WHERE id = {$settings['source']}");

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['numbers' => [['target' => $settings['target'], 'number' => $shown, 'kind' => $shown === null ? 'own' : 'pool']]]);
