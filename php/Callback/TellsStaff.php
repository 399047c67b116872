<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/** Tells staff of a callback that nothing rings any more by itself. */
interface TellsStaff
{
    public function isTask(Callback $callback): void;
}
