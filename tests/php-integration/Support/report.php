<?php

/*
 * A connection's reports of calls in a process of its own: php report.php FOLDER CONNECTION BEGIN CALLS SEED. Begins at the
 * time BEGIN, so that several do at once. CALLS: JSON, [id, caller, number, start], times in milliseconds. Prints
 * what went wrong.
 */

declare(strict_types=1);

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Plugin;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$connection = (int) $argv[2];
mt_srand((int) $argv[5]);
$events = [];
/** @var list<array{string, string, string, int}> $calls */
$calls = json_decode($argv[4], true);
foreach ($calls as [$id, $caller, $number, $start]) {
    $events[] = [new CallEvent($id, Direction::In, CallState::Ringing, at: $start, caller: $caller, did: $number, startedAt: $start), $start];
    $end = new CallEvent($id, Direction::In, CallState::Ended, true, $start + 20_000, $caller, $number, startedAt: $start, answered: true, answeredAt: $start + 5000, endedAt: $start + 20_000, talkSeconds: 15);
    array_push($events, [$end, $start + 20_000], [$end, $start + 20_000]);
}
shuffle($events);
$recorder = Plugin::instance()->services()->callRecorder();
while (microtime(true) * 1000 < (float) $argv[3]) {
    usleep(500);
}
foreach ($events as [$event, $at]) {
    // As the inbox does: what could not be written comes again.
    for ($try = 1; ; $try++) {
        try {
            $recorder->apply($connection, $event, $at);
            break;
        } catch (\Ringwell\Db\Failed $failed) {
            if ($try === 8) {
                echo $failed->getMessage(), "\n";
                break;
            }
        }
    }
}
