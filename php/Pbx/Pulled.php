<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Call\CallEvent;

/** One answer to the question which calls there were. */
final class Pulled
{
    /**
     * @param list<CallEvent>       $events calls of the period so far, as events; what came before may be among them
     * @param ?array<string, mixed> $resume what to go on with: the next page, a report that is being made; null: that was all
     * @param int                   $wait   milliseconds to wait before going on, because the phone system wants it so
     */
    public function __construct(
        public readonly array $events,
        public readonly ?array $resume = null,
        public readonly int $wait = 0,
    ) {
    }
}
