<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Whom a call that we ordered is for: events may name the order alone, so that no phone stands in an address. */
interface CallerOfOrder
{
    /**
     * @param  string  $command CallEvent::$command
     * @return ?string E.164; null where that connection was given no such order, or it is forgotten
     */
    public function callerOf(string $command, int $connectionId): ?string;
}
