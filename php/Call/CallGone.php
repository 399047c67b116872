<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * For rooms of which a worker may have written more of a call while it was being erased: told once its row is gone. Whoever
 * writes later finds the row gone, and takes back what was written (CallRecorder).
 */
interface CallGone extends CallErased
{
    public function callGone(int $callId): void;
}
