<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Call\CallErased;
use Ringwell\Call\ErasedCall;

/** Whose calls are erased, his requests are too. */
final class RequestEraser implements CallErased
{
    public function __construct(private readonly RequestStore $requests)
    {
    }

    public function callErased(ErasedCall $call): void
    {
        if ($call->caller !== null) {
            $this->requests->forgetPhone($call->caller);
        }
    }
}
