<?php

declare(strict_types=1);

/* What a door does on a server that can't hang up: it answers, then works until it is told to stop. */

use Ringwell\Queue\Answer;

require dirname(__DIR__, 3) . '/php/Queue/Answer.php';

if (getenv('RINGWELL_STUBBORN') !== false) {
    ob_start();
    ob_start(null, 0, PHP_OUTPUT_HANDLER_CLEANABLE | PHP_OUTPUT_HANDLER_FLUSHABLE);
}
// Answer::hold() has WordPress begin so.
ob_start();
$length = (int) getenv('RINGWELL_LENGTH');
echo $length > 0 ? str_repeat('x', $length) : '{"kept":true}';
Answer::finish();
$marks = (string) getenv('RINGWELL_MARKS');
for ($wait = 0; $wait < 6000 && ! is_file("{$marks}/stop"); $wait++) {
    usleep(10_000);
}
touch("{$marks}/worked");
