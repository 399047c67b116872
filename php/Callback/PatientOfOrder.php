<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\CallerOfOrder;

final class PatientOfOrder implements CallerOfOrder
{
    public function __construct(private readonly CallbackStore $callbacks, private readonly TryStore $tries)
    {
    }

    public function callerOf(string $command, int $connectionId): ?string
    {
        $try = $this->tries->ofOrder($command, $connectionId);

        return $try === null ? null : $this->callbacks->find($try->callbackId)?->phone;
    }
}
