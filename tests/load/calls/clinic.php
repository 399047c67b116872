<?php

/*
 * Phone systems for a load of events: so many connections of the clinic's own PBX and of Mango, and ten numbers.
 * Usage: php clinic.php FOLDER CONNECTIONS-OF-EACH; prints their addresses and keys as JSON.
 */

declare(strict_types=1);

use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Plugin;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$services->targets()->add('Main number', '+74951112233', null);
$connections = $services->connections();
$made = [];
foreach (range(1, (int) $argv[2]) as $number) {
    foreach (['own' => [OwnPbxAdapter::SIGNING_SECRET => 'load'], 'mango' => [MangoAdapter::API_KEY => 'key', MangoAdapter::API_SALT => 'salt']] as $adapter => $secrets) {
        $id = $connections->add("{$adapter} {$number}", $adapter, true, [], $secrets);
        $path = rest_url("ringwell/v1/connections/{$id}/events/") . $connections->pathSecret($id);
        $made[] = ['id' => $id, 'adapter' => $adapter, 'path' => (string) preg_replace('#^https?://[^/]+#', '', $path)];
    }
}

echo wp_json_encode(['connections' => $made, 'constant' => (string) preg_replace('#^https?://[^/]+#', '', rest_url('ringwell-bench/v1/constant'))]);
