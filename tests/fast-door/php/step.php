<?php

/*
 * One step on a site, in a process of its own. Prints what came of it as JSON.
 * Usage: php step.php FOLDER PATH-OF-SITE STEP [ARGUMENT]
 */

declare(strict_types=1);

use Ringwell\Lease\PoolSettings;
use Ringwell\Plugin;
use Ringwell\Site\ConfigTag;
use Ringwell\Site\PublishedConfig;
use Ringwell\Source\PlacementWrite;

[, $folder, $path, $step] = $argv;
$argument = $argv[4] ?? '';
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REMOTE_ADDR'] = '192.0.2.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = $path;
define('WP_ADMIN', true);

require_once $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

/** @return array{target: int, config: string} one number on the site, a pool of ten for one source with a default number */
function ringwell_clinic(string $digits): array
{
    $services = Plugin::instance()->services();
    $target = $services->targets()->add('Main number', "+7495{$digits}2233", null);
    $pool = $services->pools()->find($services->pools()->add('Yandex Direct', $target, new PoolSettings(15))) ?? throw new LogicException('No pool');
    $services->pools()->addNumbers($pool, array_map(static fn (int $i): string => sprintf("+7495{$digits}01%02d", $i), range(1, 10)));
    $source = $services->sources()->add('Yandex Direct', ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'yandex']]]]], true);
    $services->placements()->save($source, [new PlacementWrite($target, 'pool', $pool->id, null, "+7495{$digits}0199")]);
    update_option('ringwell_settings', ['other_sites' => ['https://landing.example']]);
    $services->pageConfig()->publish();

    return ['target' => $target, 'config' => $services->configToken()->issue([$target])];
}

/** Gives a number a region, and this computer's proxy a header for it. */
function ringwell_region(string $number, string $region, string $header): bool
{
    $services = Plugin::instance()->services();
    $id = $services->numbers()->byE164($number)->id ?? throw new LogicException('No such number');
    \Ringwell\Plan\Changes::run($services->transactionalDb(), static function () use ($services, $id, $region): void {
        $services->pools()->setRegion($id, $region);
        $services->numbers()->update($id, ['region' => $region]);
    });

    return update_option('ringwell_settings', ['proxies' => ['127.0.0.1'], 'region_header' => $header] + (array) get_option('ringwell_settings'));
}

echo json_encode(match ($step) {
    'clinic' => ringwell_clinic($argument),
    'activate' => activate_plugin('ringwell/ringwell.php', '', $argument === 'network'),
    'deactivate' => deactivate_plugins(['ringwell/ringwell.php'], false, $argument === 'network'),
    'uninstall' => uninstall_plugin('ringwell/ringwell.php'),
    'add-site' => wp_insert_site(['domain' => '127.0.0.1', 'path' => $argument, 'title' => $argument, 'user_id' => 1]),
    // "2 archived 1": what a network's administrator clicks.
    'status' => update_blog_status((int) $argument, explode(' ', $argument)[1] ?? '', substr($argument, -1)),
    'hourly' => do_action('ringwell_forget'),
    'proxies' => update_option('ringwell_settings', ['proxies' => $argument === '' ? [] : [$argument]] + (array) get_option('ringwell_settings')),
    'region' => ringwell_region(...explode(' ', $argument)),
    // All are free again, those of a region for the shortest time.
    'forget-leases' => Plugin::instance()->services()->db()->run('UPDATE {leases} SET visitor = NULL, visit = NULL, lease = NULL, network = NULL, rev = rev + 1, hold_until = CASE region WHEN \'\' THEN 0 ELSE 1000000 END'),
    'door' => get_option('ringwell_door'),
    'new-server' => update_option('ringwell_door', ['nodes' => []] + (array) get_option('ringwell_door')),
    'aged' => update_option('ringwell_door', ['since' => 1] + (array) get_option('ringwell_door')),
    'named' => json_decode(ConfigTag::json(PublishedConfig::load() ?? throw new LogicException('Nothing is published')), true),
    default => throw new LogicException("There is no step {$step}."),
}, JSON_THROW_ON_ERROR);
