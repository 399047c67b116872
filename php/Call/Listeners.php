<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Several who follow calls, told in this order. */
final class Listeners implements CallListener
{
    /** @param list<CallListener> $listeners */
    public function __construct(private readonly array $listeners)
    {
    }

    public function callChanged(Call $call): void
    {
        foreach ($this->listeners as $listener) {
            $listener->callChanged($call);
        }
    }
}
