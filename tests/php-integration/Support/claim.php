<?php

/*
 * Tries to claim a connection's pulls in a process of its own: php claim.php FOLDER CONNECTION TIMES.
 * Waits until a line comes on its input, so that several begin at once; prints how often it won.
 */

declare(strict_types=1);

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$pulls = Ringwell\Plugin::instance()->services()->pulls();
echo "ready\n";
fgets(STDIN);
$won = 0;
for ($round = 1; $round <= (int) $argv[3]; $round++) {
    // Each round is its own moment: the claims of the one before have run out by then.
    try {
        $won += (int) ($pulls->claim((int) $argv[2], $round * 10 * Ringwell\Pbx\Pull\PullStore::CLAIM_FOR) !== null);
    } catch (Ringwell\Db\Failed $failed) {
        $failed->isRetryable() || throw $failed;
    }
}
echo $won;
