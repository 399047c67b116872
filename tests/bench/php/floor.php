<?php

/*
 * The floor: what a lease for a new visitor costs where nothing runs but PHP and its statements. It does for one
 * pool what the lease door sends (tests/php-integration/Page/DoorStatementsTest.php), without any of its code.
 * `npm run bench` copies it into the site beside settings.php and counts the statements of both.
 */

declare(strict_types=1);

$settings = require __DIR__ . '/settings.php';
/** @var array{visitor: string, visit: string} $asked */
$asked = json_decode((string) file_get_contents('php://input'), true, 8, JSON_THROW_ON_ERROR);
$now = (int) (microtime(true) * 1000);
$visitor = substr(hash('sha256', $asked['visitor']), 0, 32);
$visit = substr(hash('sha256', $asked['visit']), 0, 32);
$address = $_SERVER['HTTP_X_FORWARDED_FOR'] ?? $_SERVER['REMOTE_ADDR'];

mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', $settings['user'], '', $settings['name'], 0, $settings['socket']);
$db->set_charset('utf8mb4');
$rows = static function (string $sql) use ($db): array {
    $result = $db->query($sql);

    return $result instanceof mysqli_result ? $result->fetch_all(MYSQLI_ASSOC) : [];
};

const COLUMNS = 'l.number_id, l.pool_id, l.rev, l.visitor, l.visit, l.lease, l.given_at, l.hold_until, l.confirmed, l.protected_at, l.viewed_at, l.active_at, l.network';

// What the site is like.
$plan = $rows('SELECT rev, built, body, site_rev, site, network_key, network_day FROM wp_ringwell_plans WHERE id = 1')[0];
$network = substr(hash_hmac('sha256', implode('.', array_slice(explode('.', $address), 0, 3)), (string) $plan['network_key']), 0, 32);

// The visit.
$db->query(
    'INSERT IGNORE INTO wp_ringwell_visits (visit, visitor, started_at, seen_at, source_id, shown_source_id, came_source_id, device, landing, utm_source, click_ids, pages)'
    . " VALUES ('{$visit}', '{$visitor}', {$now}, {$now}, {$settings['source']}, {$settings['source']}, {$settings['source']}, 'desktop', '/', 'yandex', '{}', 1)",
);
$id = (int) $db->insert_id;

// The number: read outside, written under its rev, logged in the same transaction as the page view.
$ofNetwork = static fn (string $name, int $confirmed): string => "SELECT '{$name}', NULL, COUNT(*) FROM (SELECT number_id FROM wp_ringwell_leases"
    . " WHERE pool_id = {$settings['pool']} AND network = '{$network}' AND confirmed = {$confirmed} AND hold_until > {$now} LIMIT 2001) f";
$shown = null;
for ($round = 0; $round < 5 && $shown === null; $round++) {
    $free = array_values(array_filter($rows(
        'SELECT u.leg, u.counted, ' . COLUMNS . ', n.number, n.display FROM ('
        . "SELECT 'own' AS leg, f.number_id, NULL AS counted FROM (SELECT number_id FROM wp_ringwell_leases WHERE pool_id = {$settings['pool']} AND visitor = '{$visitor}' AND usable = 1) f"
        . " UNION ALL SELECT 'free' AS leg, f.number_id, NULL AS counted FROM (SELECT number_id FROM wp_ringwell_leases"
        . " WHERE pool_id = {$settings['pool']} AND usable = 1 AND hold_until <= {$now} ORDER BY hold_until, number_id LIMIT 8) f"
        . " UNION ALL {$ofNetwork('unconfirmed', 0)} UNION ALL {$ofNetwork('confirmed', 1)}"
        . ') u LEFT JOIN wp_ringwell_leases l ON l.number_id = u.number_id LEFT JOIN wp_ringwell_numbers n ON n.id = u.number_id',
    ), static fn (array $row): bool => $row['leg'] === 'free'));
    if ($free === []) {
        break;
    }
    // The oldest; of equally old ones, which a UNION leaves in any order, one at random.
    $oldest = min(array_map(static fn (array $row): int => (int) $row['hold_until'], $free)) + 1000;
    $equal = array_values(array_filter($free, static fn (array $row): bool => $row['hold_until'] < $oldest));
    $row = $equal[random_int(0, count($equal) - 1)];
    $lease = bin2hex(random_bytes(16));
    // No hold, or it would take all of the pool away from the lease that is measured beside it.
    $until = $now;
    $db->query('START TRANSACTION');
    $db->query(
        "UPDATE wp_ringwell_leases SET visitor = '{$visitor}', visit = {$id}, lease = '{$lease}', given_at = {$now}, hold_until = {$until}, confirmed = 0,"
        . " protected_at = NULL, viewed_at = {$now}, active_at = {$now}, network = '{$network}', rev = rev + 1"
        . " WHERE number_id = {$row['number_id']} AND rev = {$row['rev']} AND pool_id = {$settings['pool']} AND usable = 1",
    );
    if ($db->affected_rows !== 1) {
        $db->query('ROLLBACK');
        continue;
    }
    $db->query(
        'INSERT INTO wp_ringwell_exposures (at, event, kind, number_id, target_id, source_id, pool_id, visit, lease, rev, hold_until)'
        . " VALUES ({$now}, 'granted', 'pool', {$row['number_id']}, {$settings['target']}, {$settings['source']}, {$settings['pool']}, {$id}, '{$lease}', {$row['rev']} + 1, {$until})",
    );
    $db->query("INSERT INTO wp_ringwell_page_views (visit, at, path) VALUES ({$id}, {$now}, '/')");
    $db->query('COMMIT');
    $shown = $row['number'];
}

header('Content-Type: application/json');
header('Cache-Control: no-store');
echo json_encode(['numbers' => [['target' => $settings['target'], 'number' => $shown, 'kind' => $shown === null ? 'own' : 'pool']]]);
