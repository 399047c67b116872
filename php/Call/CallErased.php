<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * For rooms that keep something of calls: forget it. Told before the call's own row goes, so that after a crash it is
 * told again; harmless to repeat.
 */
interface CallErased
{
    public function callErased(ErasedCall $call): void;
}
