<?php

/*
 * A clinic whose phone system rings patients back: one form that calls back, one that asks, a pool for an advertised source.
 * Usage: php clinic.php FOLDER NUMBERS; prints what pages would know, as JSON.
 */

declare(strict_types=1);

use Ringwell\Lease\PoolSettings;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Plugin;
use Ringwell\Request\Form;
use Ringwell\Source\PlacementWrite;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$own = '+74951112233';
$target = $services->targets()->add('Main number', $own, null);
$poolId = $services->pools()->add('yandex', $target, new PoolSettings(1));
$pool = $services->pools()->find($poolId) ?? throw new LogicException('No pool');
foreach (array_chunk(range(1, (int) $argv[2]), 500) as $some) {
    $services->pools()->addNumbers($pool, array_map(static fn (int $i): string => sprintf('+7495%07d', 2_000_000 + $i), $some));
}
$source = $services->sources()->add('yandex', ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'yandex']]]]], true);
$services->placements()->save($source, [new PlacementWrite($target, 'pool', $poolId, null, '+74951119001')]);

$connection = $services->connections()->add('Mango', 'mango', true, [], [MangoAdapter::API_KEY => 'key', MangoAdapter::API_SALT => 'salt']);
$branches = $services->branches()->read();
$branch = array_values($branches->branches)[0]->toArray();
$always = array_fill(0, 7, [[0, 1440]]);
$services->branches()->save($branches->with([['week' => $always, 'connection' => $connection, 'clinic' => '101', 'number' => $own] + $branch], []));
// All at once, so that a busy line is not what keeps a program from ringing.
update_option('ringwell_callback', ['at_once' => 20]);

$forms = [];
foreach ([1 => Form::CALLBACK, 2 => Form::REQUEST] as $id => $kind) {
    $form = $services->forms()->find($id) ?? throw new LogicException('No form');
    $forms[$kind] = ['form' => $id, 'config' => $services->formConfig()->of($form)];
}

echo wp_json_encode(['target' => $target, 'page' => $services->configToken()->issue([$target]), 'forms' => $forms]);
