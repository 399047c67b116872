<?php

declare(strict_types=1);

/*
 * Somebody rings a number of a real site: `php call.php FOLDER NUMBER MILLISECONDS`. The call is tied to whoever was
 * shown the number last, as Attribution\FirstRules does.
 */

use Ringwell\Lease\TiedCalls;
use Ringwell\Plugin;
use Ringwell\Time;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$number = $services->numbers()->byE164($argv[2]);
$at = (int) $argv[3];
$viewer = $number === null ? null : $services->exposures()->lastViewer($number->id, $at - 7 * Time::DAY, $at);
$visit = $viewer === null ? null : $services->visits()->find($viewer->visit);
if ($number !== null && $visit !== null) {
    (new TiedCalls($services->pools(), $services->leases()))->protect($number->id, $visit->visitor, $at);
}
echo wp_json_encode($number === null ? null : $services->db()->rows('SELECT hold_until FROM {leases} WHERE number_id = %d', [$number->id])[0]['hold_until']);
