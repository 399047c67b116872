<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\CallErased;
use Ringwell\Call\ErasedCall;

/** Whose calls are erased, his callbacks are too, those that wait included. */
final class CallbackEraser implements CallErased
{
    public function __construct(private readonly CallbackStore $callbacks)
    {
    }

    public function callErased(ErasedCall $call): void
    {
        $this->callbacks->unlinkCall($call->id);
        if ($call->caller !== null) {
            $this->callbacks->forget($this->callbacks->ofPhone($call->caller));
        }
    }
}
