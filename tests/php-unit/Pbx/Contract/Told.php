<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use Ringwell\Pbx\PbxEvent;

/** A scene as a phone system tells it: what it sends, and how many seconds after the call's start that reaches us. */
final class Told
{
    /** @var list<array{int, PbxEvent}> */
    public readonly array $events;

    /** @param array{int, PbxEvent} ...$events */
    public function __construct(array ...$events)
    {
        $this->events = array_values($events);
    }
}
